// The parameters of every experiment have room beside the picture: in every language, at every size
// of text.
#include "engine/experiment/engine.h"
#include "engine/experiment/runner.h"
#include "tests/shared/built_families.h"
#include "tests/shared/clipping.h"
#include "tests/shared/toy_experiment.h"
#include "tests/shared/watchdog.h"
#include "widgets/form/form.h"
#include "widgets/ink/tile_cache.h"
#include "widgets/language/language.h"
#include "widgets/panel/experiment_panel.h"
#include "widgets/panel/side_column.h"

#include <QFrame>
#include <QTranslator>
#include <QtTest>

using namespace seq;

class SideForm : public QObject {
    Q_OBJECT
private slots:
    void nothingIsCut_data();
    void nothingIsCut();
    void aNameWithoutEndIsShortened();

private:
    std::vector<LoadedFamily> families_ = builtFamilies();
    Engine engine_;
    Runner runner_{engine_};
};

void SideForm::nothingIsCut_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<double>("text");
    for (const char* code : {"en", "de", "ja", "pseudo"})
        for (const double text : {0.75, 1.0, 1.3, 2.0})
            QTest::addRow("%s, text %g", code, text) << QString(code) << text;
}

void SideForm::nothingIsCut()
{
    QFETCH(QString, code);
    QFETCH(double, text);
    for (QTranslator* translator : qApp->findChildren<QTranslator*>())
        delete translator;
    QVERIFY(useLanguage(*qApp, code));
    Look look;
    look.setText(text);
    Workspace workspace;
    TileCache tiles(runner_, 1 << 20);
    QStringList cut;
    int seen = 0;
    for (const LoadedFamily& family : families_)
        for (const auto& experiment : family.experiments) {
            workspace.apply(AddPanel{{0, std::string(experiment->info().id),
                experiment->preset(Preset::Quick), {}, false, false}});
            ExperimentPanel panel({workspace, runner_, tiles, look, Renderer::Raster},
                workspace.lastKey(), experiment, nullptr);
            panel.resize(1000, 700);
            panel.show();
            QVERIFY(QTest::qWaitForWindowExposed(&panel));
            QFrame* side = nullptr;
            for (QFrame* frame : panel.findChildren<QFrame*>())
                if (frame->property("role") == "side") side = frame;
            QVERIFY(side);
            for (const QString& what : clipping::clippedIn(side))
                cut << QString::fromUtf8(experiment->info().id.data()) + ": " + what;
            ++seen;
        }
    QVERIFY(seen >= 8);
    QVERIFY2(cut.isEmpty(), qPrintable('\n' + cut.join('\n')));
}

void SideForm::aNameWithoutEndIsShortened()
{
    const Look look;
    Schema schema = experiment<Toy>()->schema();
    for (FieldInfo& field : schema.fields)
        if (field.name == "name") field.name.append(90, 'x');
    SideColumn column(nullptr);
    auto* form = new Form(schema);
    column.setWidget(form);
    column.show();
    QVERIFY(QTest::qWaitForWindowExposed(&column));
    QVERIFY(column.width() < 450);
    QVERIFY(form->width() <= column.viewport()->width());
    for (const QLabel* name : form->findChildren<QLabel*>())
        if (name->text().endsWith("xx")) QVERIFY(name->width() > 100);
}

int main(int argc, char** argv)
{
    return testWatched<SideForm>(argc, argv);
}
#include "tst_side_form.moc"
