import django.db.models.deletion
from django.db import migrations, models


def take_over(apps, schema_editor):
    """Each pathway gets the community's switch for names, and the plan it could have been made from."""
    Scenario = apps.get_model("scenarios", "Scenario")
    for pathway in apps.get_model("vetting", "Pathway").objects.select_related("community", "rubric"):
        steps = []
        for step in pathway.steps:
            if step["kind"] != "scenario":
                steps.append({"kind": step["kind"], "minutes": step["minutes"]})
                continue
            slug = Scenario.objects.filter(pk=step["scenario"]).values_list("slug", flat=True).first()
            last = steps[-1] if steps and steps[-1]["kind"] == "scenarios" else None
            if last is None or last["minutes"] != step["minutes"]:
                last = {"kind": "scenarios", "minutes": step["minutes"], "many": 0, "chosen": []}
                last["sets"] = ["between-colleagues"]
                steps.append(last)
            last["many"] += 1
            last["chosen"] += [slug] if slug else []
        pathway.hides_names = pathway.community.hides_names
        pathway.title = pathway.community.name
        pathway.plan = {
            "title": pathway.title,
            "rubric": pathway.rubric.slug,
            "steps": steps,
            "readers": pathway.readers,
            "reading_days": pathway.reading_days,
            "decision_days": pathway.decision_days,
            "keeps_months": pathway.keeps_months,
            "names_readers": pathway.names_readers,
            "hides_names": pathway.hides_names,
        }
        pathway.save(update_fields=["hides_names", "title", "plan"])


class Migration(migrations.Migration):
    # What it reads of the community goes after it.
    run_before = [("communities", "0004_names_are_hidden_by_the_pathway")]
    dependencies = [("vetting", "0001_vetting"), ("scenarios", "0002_sets"), ("communities", "0001_communities")]

    operations = [
        migrations.AddField(
            model_name="pathway", name="title", field=models.CharField(blank=True, default="", max_length=120)
        ),
        migrations.AddField(model_name="pathway", name="plan", field=models.JSONField(default=dict)),
        migrations.AddField(model_name="pathway", name="hides_names", field=models.BooleanField(default=False)),
        migrations.AddField(model_name="pathway", name="calibrates", field=models.BooleanField(default=False)),
        migrations.AddField(model_name="pathway", name="third_reader", field=models.BooleanField(default=False)),
        migrations.RunPython(take_over, migrations.RunPython.noop),
        migrations.CreateModel(
            name="PathwayDraft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("plan", models.JSONField()),
                ("revision", models.PositiveIntegerField(default=1)),
                ("begun_at", models.DateTimeField()),
                ("kept_at", models.DateTimeField()),
                (
                    "community",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="communities.community"
                    ),
                ),
            ],
        ),
    ]
