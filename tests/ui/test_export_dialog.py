from leukoview.ui.export_dialog import ExportDialog


def test_a_report_is_identified_unless_the_reader_says_otherwise(qtbot, tmp_path):
    dialog = ExportDialog(tmp_path / "r")
    qtbot.addWidget(dialog)
    assert not dialog.deidentified
    dialog._bare.setChecked(True)
    assert dialog.deidentified


def test_deidentified_the_proposed_name_gives_way_to_one_that_tells_nothing(qtbot, tmp_path):
    dialog = ExportDialog(tmp_path / "Müller report", nameless=tmp_path / "LeukoView report 1a")
    qtbot.addWidget(dialog)
    dialog._bare.setChecked(True)
    assert dialog.places.files[".pdf"] == tmp_path / "LeukoView report 1a.pdf"
    dialog._bare.setChecked(False)
    assert dialog.places.files[".pdf"] == tmp_path / "Müller report.pdf"


def test_a_name_that_the_reader_chose_stays(qtbot, tmp_path):
    dialog = ExportDialog(tmp_path / "Müller report", nameless=tmp_path / "LeukoView report 1a")
    qtbot.addWidget(dialog)
    dialog._name.setText(str(tmp_path / "mine"))
    dialog._bare.setChecked(True)
    assert dialog.places.files[".pdf"] == tmp_path / "mine.pdf"
