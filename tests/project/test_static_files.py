import json

from holdspace.project.static_files import gather_static_files


def test_files_are_gathered_once_named_by_content_and_compressed(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    assert (gather_static_files(), gather_static_files()) == (True, False)
    names = json.loads((tmp_path / "staticfiles.json").read_text())["paths"]
    tokens = tmp_path / names["web/css/tokens.css"]
    assert tokens.name != "tokens.css"
    assert tokens.with_name(f"{tokens.name}.gz").stat().st_size < tokens.stat().st_size
    assert 'url("../fonts/literata-latin.' in tokens.read_text()
    (tmp_path / ".gathered").write_text("of an earlier version")
    assert gather_static_files()
