from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("exchange", "0001_initial")]
    operations = [
        migrations.AddField("importrun", "needs", models.JSONField(default=dict)),
        migrations.AddField("importrun", "given", models.JSONField(default=dict)),
    ]
