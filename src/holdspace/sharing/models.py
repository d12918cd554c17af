"""Shares, the responses to them, and what is still being written."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from holdspace.communities.models import Audience, Community, Membership
from holdspace.communities.states import AudienceKind
from holdspace.sharing.states import Gesture, Hope, Level, ResponseKind, ShareState
from holdspace.uploads.models import Picture
from holdspace.vault.fields import EncryptedJSONField, EncryptedTextField
from holdspace.vault.marks import LONGEST_MARK

LONGEST_SHARE = 600
LONGEST_RESPONSE = 280
NOTE_IN = "sharing.share.content_note"
SEALED_IN = "sharing.share.sealed"  # the context that binds a sealed text to its place
ANSWER_IN = "sharing.response.sealed"
MUTED_IN = "sharing.notemute.note"


class Share(models.Model):
    """A small true thing somebody said. `due_at` is when the community wants it seen by; `seen_at` when it was.

    `reach` is the kind of its audience, kept beside it for the indexes.
    What was said stands in `text`, at the high level encrypted in `sealed` (never in both); everybody reads `words`.
    `seen_at` is kept by the actions on responses, so that no page has to count. Let go, the text is gone from the row.
    `content_note` stands before the words, encrypted at every level: it may say more than they do.
    `for_me_alone`: what is answered in words is read by the sharer alone. While `closed_at` is set nobody answers.
    At `lets_go_at` it is let go by itself. Of an earlier wording nothing stays but that there was one (`reworded_at`).
    """

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="+")
    audience = models.ForeignKey(Audience, on_delete=models.PROTECT, related_name="+")
    reach = models.CharField(max_length=12, choices=AudienceKind.choices, default=AudienceKind.EVERYBODY)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=ShareState.choices, default=ShareState.OPEN)
    level = models.CharField(max_length=10, choices=Level.choices)
    hope = models.CharField(max_length=12, choices=Hope.choices)
    text = models.CharField(max_length=LONGEST_SHARE, blank=True, default="")
    sealed = EncryptedTextField(null=True, default=None, context=SEALED_IN)  # type: ignore[misc]  # None, not "", asked for with isnull
    content_note = EncryptedTextField(null=True, default=None, context=NOTE_IN)  # type: ignore[misc]  # as above
    for_me_alone = models.BooleanField(default=False)
    shared_at = models.DateTimeField()
    due_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)
    let_go_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    lets_go_at = models.DateTimeField(null=True)
    reworded_at = models.DateTimeField(null=True)
    picture = models.OneToOneField(Picture, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(state="let_go")
                | Q(text="", sealed__isnull=True, content_note__isnull=True, picture__isnull=True),
                name="let_go_is_gone",
            ),
            models.CheckConstraint(
                condition=Q(state="let_go")
                | Q(level="high", text="", sealed__isnull=False)
                | (Q(sealed__isnull=True) & ~Q(level="high")),
                name="high_share_is_sealed",
            ),
        ]
        indexes: ClassVar = [
            # The hot page: one key-set per audience.
            models.Index(fields=["audience", "-shared_at", "-id"], condition=Q(state="open"), name="share_of_audience"),
            # Those from everybody without some: each has an audience of its own, so they are walked together.
            models.Index(
                fields=["community", "-shared_at", "-id"],
                condition=Q(state="open", reach="without"),
                name="share_without_some",
            ),
            # One's own to a circle or to chosen people: one sees them whoever else does.
            models.Index(
                fields=["author", "-shared_at", "-id"],
                condition=Q(state="open", reach__in=["circle", "chosen"]),
                name="share_own_to_few",
            ),
            # What still wants people, the oldest and the soonest due first.
            models.Index(
                fields=["community", "due_at", "id"],
                condition=Q(state="open", seen_at__isnull=True),
                name="share_not_seen",
            ),
            models.Index(fields=["author", "-shared_at", "-id"], name="share_of_author"),
            # What goes by itself, the next first.
            models.Index(
                fields=["lets_go_at", "id"],
                condition=Q(state="open", lets_go_at__isnull=False),
                name="share_lets_go",
            ),
        ]

    def __str__(self) -> str:
        return f"share {self.pk}"

    @property
    def words(self) -> str:
        """What was said, whatever its level; "" once let go."""
        said: str = self.sealed or self.text
        return said


def where_words_stand(words: str, *, level: str, note: str = "") -> dict[str, Any]:
    """The fields of a share that hold words, as an action writes them: encrypted at the high level, plain at the
    others; empty all where nothing is to stay ("")."""
    high = level == Level.HIGH and words != ""
    return {"text": "" if high else words, "sealed": words if high else None, "content_note": note or None}


class Response(models.Model):
    """A few words or a gesture back. Erasing the responder empties the words and leaves the row.

    Words stand in `text`, in answer to a high share encrypted in `sealed` (never in both); everybody reads `words`.
    `for_sharer_alone` holds what the responder was told when they wrote: it stays so, whatever the sharer says later.
    """

    share = models.ForeignKey(Share, on_delete=models.CASCADE, related_name="responses")
    responder = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=ResponseKind.choices)
    text = models.CharField(max_length=LONGEST_RESPONSE, blank=True, default="")
    sealed = EncryptedTextField(null=True, default=None, context=ANSWER_IN)  # type: ignore[misc]  # as above
    gesture = models.CharField(max_length=12, choices=Gesture.choices, blank=True, default="")
    for_sharer_alone = models.BooleanField(default=False)
    given_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["share", "responder", "kind"], name="response_once_of_a_kind"),
            models.CheckConstraint(
                condition=Q(kind="words", gesture="")
                | (Q(kind="gesture", text="", sealed__isnull=True) & ~Q(gesture="")),
                name="response_is_one_of_two",
            ),
            models.CheckConstraint(condition=Q(text="") | Q(sealed__isnull=True), name="response_words_once"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["share", "given_at", "id"], name="response_of_share"),
            models.Index(fields=["responder", "-given_at"], name="response_of_responder"),
        ]

    def __str__(self) -> str:
        return f"response {self.pk}"

    @property
    def words(self) -> str:
        """What was said; "" for a gesture, and once it is erased."""
        said: str = self.sealed or self.text
        return said


class Reply(models.Model):
    """The sharer's few words back to one response; whoever reads the response reads them."""

    response = models.OneToOneField(Response, on_delete=models.CASCADE, related_name="reply")
    words = EncryptedTextField(context="sharing.reply.words")
    said_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"reply {self.pk}"


class FeltHeard(models.Model):
    """What the sharer said to themself alone about a share. Nothing else is worked out from it, and nothing follows."""

    share = models.OneToOneField(Share, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"felt heard {self.pk}"


class Mute(models.Model):
    """A member does not read somebody until a time, or (None) until they lift it. Nobody else learns of it."""

    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="+")
    whom = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    until = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["membership", "whom"], name="mute_once")]

    def __str__(self) -> str:
        return f"mute {self.pk}"


class NoteMute(models.Model):
    """A member does not read what stands under a content note until a time, or (None) until they lift it. The note is
    encrypted: it is taken from somebody's share. It is found by its mark (`content_notes.mark_of`), "" until the worker
    has written it."""

    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="+")
    note = EncryptedTextField(context=MUTED_IN)
    mark = models.CharField(max_length=LONGEST_MARK, blank=True, default="")
    until = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["mark", "id"], name="note_mute_mark")]

    def __str__(self) -> str:
        return f"note mute {self.pk}"


class Draft(models.Model):
    """What one member is writing: one for each membership, read by nobody else, encrypted because it may hold
    what they decide not to share."""

    membership = models.OneToOneField(Membership, on_delete=models.CASCADE, related_name="+")
    text = EncryptedTextField(blank=True, default="")
    level = models.CharField(max_length=10, choices=Level.choices, blank=True, default="")
    hope = models.CharField(max_length=12, choices=Hope.choices, blank=True, default="")
    for_me_alone = models.BooleanField(default=False)
    content_note = EncryptedTextField(blank=True, default="", context="sharing.draft.content_note")
    lets_go_days = models.PositiveSmallIntegerField(default=0)
    audience = models.CharField(max_length=30, blank=True, default="")
    people: Any = EncryptedJSONField(default=list, context="sharing.draft.people")
    picture = models.OneToOneField(Picture, on_delete=models.PROTECT, null=True, related_name="+")
    kept_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"draft {self.pk}"
