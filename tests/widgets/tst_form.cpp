#include "tests/shared/toy_experiment.h"
#include "tests/shared/watchdog.h"
#include "widgets/form/form.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QtTest>

using namespace seq;

class TestForm : public QObject {
    Q_OBJECT
private slots:
    void init() { form_ = std::make_unique<Form>(experiment<Toy>()->schema()); }
    void cleanup() { form_.reset(); }
    void showsWhatItIsGiven();
    void editsOfEveryType();
    void greysByWhen();
    void keepsTheLastGoodValue();
    void sliderAndBoxAgree();
    void showingDoesNotEmit();

private:
    template <class W> W* part(const char* field)
    {
        FieldEditor* editor = form_->editor(field);
        return editor ? editor->findChild<W*>() : nullptr;
    }
    std::unique_ptr<Form> form_;
};

void TestForm::showsWhatItIsGiven()
{
    Values v = form_->values();
    v.set("count", std::int64_t(21));
    v.set("factor", 0.1);
    v.set("rows", std::vector<std::int64_t>{3, 5});
    v.set("mode", std::string("scaled"));
    v.set("text", std::string("text:@odd"));
    form_->show(v);
    QCOMPARE(part<QSpinBox>("count")->value(), 21);
    QCOMPARE(part<QDoubleSpinBox>("factor")->value(), 0.1);
    QCOMPARE(part<QDoubleSpinBox>("factor")->text(), QString("0.1"));
    QCOMPARE(part<QLineEdit>("rows")->text(), QString("3,5"));
    QCOMPARE(part<QComboBox>("mode")->currentText(), QString("scaled"));
    QCOMPARE(part<QPlainTextEdit>("text")->toPlainText(), QString("@odd"));
    QVERIFY(form_->values() == v);
}

void TestForm::editsOfEveryType()
{
    const auto now = [&](const char* name) { return *form_->values().find(name); };
    part<QSpinBox>("count")->setValue(5);
    QVERIFY(now("count") == Value(std::int64_t(5)));
    part<QSpinBox>("wide")->setValue(77);
    QVERIFY(now("wide") == Value(std::int64_t(77)));
    part<QDoubleSpinBox>("factor")->setValue(1.25);
    QVERIFY(now("factor") == Value(1.25));
    part<QCheckBox>("frame")->click();
    QVERIFY(now("frame") == Value(false));
    part<QComboBox>("mode")->setCurrentIndex(1);
    QVERIFY(now("mode") == Value(std::string("scaled")));
    const std::pair<const char*, Value> lines[] = {{"name", std::string("a b")},
        {"rows", std::vector<std::int64_t>{1, 2, 3}}, {"weights", std::vector<double>{0.5, 2}},
        {"names", std::vector<std::string>{"a", "b"}}};
    const char* const typed[] = {"a b", "1,2,3", "0.5,2", "a,b"};
    for (int i = 0; i < 4; ++i) {
        auto* line = part<QLineEdit>(lines[i].first);
        line->clear();
        QTest::keyClicks(line, typed[i]);
        QVERIFY2(now(lines[i].first) == lines[i].second, lines[i].first);
    }
    part<QPlainTextEdit>("text")->setPlainText("bundled:not really");
    QVERIFY(now("text") == Value(std::string("text:bundled:not really")));
    auto* models = part<QComboBox>("model");
    QVERIFY(models->count() >= 1);
}

void TestForm::greysByWhen()
{
    QVERIFY(!form_->editor("factor")->isEnabled());
    part<QComboBox>("mode")->setCurrentText("scaled");
    QVERIFY(form_->editor("factor")->isEnabled());
    part<QComboBox>("mode")->setCurrentText("plain");
    QVERIFY(!form_->editor("factor")->isEnabled());
}

void TestForm::keepsTheLastGoodValue()
{
    auto* line = part<QLineEdit>("rows");
    QTest::keyClicks(line, "4,5");
    QSignalSpy refused(form_->editor("rows"), &FieldEditor::refused);
    QTest::keyClicks(line, "x");
    QVERIFY(refused.count() > 0);
    QVERIFY(!refused.last().at(0).toString().isEmpty());
    QVERIFY(line->property("wrong").toBool());
    QVERIFY(*form_->values().find("rows") == Value(std::vector<std::int64_t>{4, 5}));
    QTest::keyClick(line, Qt::Key_Backspace);
    QVERIFY(!line->property("wrong").toBool());
}

void TestForm::sliderAndBoxAgree()
{
    auto* slider = part<QSlider>("count");
    QVERIFY(slider);
    QVERIFY(!part<QSlider>("wide"));
    slider->setValue(33);
    QCOMPARE(part<QSpinBox>("count")->value(), 33);
    QVERIFY(*form_->values().find("count") == Value(std::int64_t(33)));
}

void TestForm::showingDoesNotEmit()
{
    QSignalSpy edited(form_.get(), &Form::edited);
    Values v = form_->values();
    v.set("count", std::int64_t(40));
    v.set("frame", false);
    v.set("name", std::string("other"));
    v.set("text", std::string("some text"));
    v.set("model", std::string("/a/file.gguf"));
    form_->show(v);
    QCOMPARE(edited.count(), 0);
    QVERIFY(form_->values() == v);
}

int main(int argc, char** argv)
{
    return testWatched<TestForm>(argc, argv);
}
#include "tst_form.moc"
