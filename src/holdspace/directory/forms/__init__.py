"""What a member says about themself, in short parts: each is kept by itself, and nothing in them is required."""

from holdspace.directory.forms.additions import AdditionForm
from holdspace.directory.forms.choosing import CHOOSING, ChoosingForm
from holdspace.directory.forms.credentials import CredentialForm, RenewForm, VerifyForm
from holdspace.directory.forms.profile import FaceForm, ProfileForm

__all__ = [
    "CHOOSING",
    "AdditionForm",
    "ChoosingForm",
    "CredentialForm",
    "FaceForm",
    "ProfileForm",
    "RenewForm",
    "VerifyForm",
]
