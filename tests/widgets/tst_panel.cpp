#include "engine/experiment/engine.h"
#include "engine/experiment/runner.h"
#include "tests/shared/toy_experiment.h"
#include "tests/shared/watchdog.h"
#include "widgets/form/form.h"
#include "widgets/ink/tile_cache.h"
#include "widgets/panel/experiment_panel.h"
#include "widgets/panel/history_list.h"
#include "widgets/panel/numbers_table.h"

#include <QLabel>
#include <QSignalSpy>
#include <QToolButton>
#include <QtTest>

using namespace seq;

class TestPanel : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void runsAndDraws();
    void editsRunAndRedrawOnlyRedraws();
    void latestWins();
    void wrongKeepsThePicture();
    void cancelKeepsThePicture();
    void hoverLinksPanels();
    void pinnedLeavesTheHover();
    void moveDoesNotRecord();
    void clickProposesValues();
    void hiddenDoesNothing();
    void sharedTextUntilEdited();
    void historyGoesBack();
    void wheelMovesTheCamera();
    void comparesWithTheRunBefore();
    void redrawOnlyNeedsNoRun();
    void clicksInBChangeB();
    void wrongBKeepsA();
    void swapExchanges();

private:
    ExperimentPanel* add();
    void set(ExperimentPanel*, const char* field, const Value&);
    bool fresh(ExperimentPanel*);
    static std::vector<RectMark> rectsOf(ExperimentPanel*);
    void against(ExperimentPanel*, const char* field, const Value&);
    Engine engine_;
    std::unique_ptr<Runner> runner_;
    std::unique_ptr<Look> look_;
    std::unique_ptr<Workspace> workspace_;
    std::unique_ptr<TileCache> tiles_;
    std::vector<std::unique_ptr<ExperimentPanel>> panels_;
    std::shared_ptr<const Experiment> toy_ = experiment<Toy>();
};

void TestPanel::init()
{
    runner_ = std::make_unique<Runner>(engine_);
    look_ = std::make_unique<Look>();
    workspace_ = std::make_unique<Workspace>();
    tiles_ = std::make_unique<TileCache>(*runner_, 1 << 20);
}

void TestPanel::cleanup()
{
    panels_.clear();
    tiles_.reset();
    workspace_.reset();
    runner_.reset();
}

ExperimentPanel* TestPanel::add()
{
    workspace_->apply(AddPanel{{0, "toy.bytes", toy_->preset(Preset::Quick), {}, false, false}});
    panels_.push_back(std::make_unique<ExperimentPanel>(
        PanelContext{*workspace_, *runner_, *tiles_, *look_, Renderer::Raster},
        workspace_->lastKey(), toy_, nullptr));
    ExperimentPanel* panel = panels_.back().get();
    panel->resize(900, 600);
    panel->show();
    return panel;
}

void TestPanel::set(ExperimentPanel* panel, const char* field, const Value& value)
{
    const PanelState state = *workspace_->document().find(panel->key());
    Values values = state.values;
    values.set(field, value);
    workspace_->apply(SetValues{panel->key(), values, state.ownText});
}

bool TestPanel::fresh(ExperimentPanel* panel)
{
    return QTest::qWaitFor([panel] {
        return panel->run().state().kind == RunState::Fresh
            && !panel->canvas().picture().marks.empty();
    });
}

void TestPanel::runsAndDraws()
{
    ExperimentPanel* panel = add();
    QSignalSpy drawn(panel, &ExperimentPanel::pictureDrawn);
    QVERIFY(fresh(panel));
    QCOMPARE(panel->canvas().picture().marks.size(), std::size_t(8));
    QVERIFY(drawn.count() >= 1);
    auto* numbers = panel->findChild<QTableWidget*>();
    QCOMPARE(numbers->item(1, 1)->text(), QString("8"));
    QVERIFY(numbers->item(1, 1)->textAlignment() & Qt::AlignRight);
}

void TestPanel::editsRunAndRedrawOnlyRedraws()
{
    ExperimentPanel* panel = add();
    QVERIFY(fresh(panel));
    const int runs = Toy::runs;
    set(panel, "shade", std::int64_t(5));
    const Colour wanted = look_->theme().category[5];
    const auto colour = [panel] {
        return std::get<RectMark>(panel->canvas().picture().marks.front().shape).fill.colour;
    };
    QTRY_VERIFY(colour() == wanted);
    QCOMPARE(Toy::runs, runs);
    set(panel, "count", std::int64_t(4));
    QTRY_COMPARE(panel->canvas().picture().marks.size(), std::size_t(4));
    QCOMPARE(Toy::runs, runs + 1);
    QVERIFY(colour() == wanted);
}

void TestPanel::latestWins()
{
    ExperimentPanel* panel = add();
    QVERIFY(fresh(panel));
    const int runs = Toy::runs;
    set(panel, "slow", std::int64_t(60));
    for (int count = 10; count <= 40; ++count) {
        set(panel, "count", std::int64_t(count));
        QTest::qWait(5);
    }
    QTRY_COMPARE(panel->canvas().picture().marks.size(), std::size_t(40));
    QVERIFY(fresh(panel));
    QVERIFY2(Toy::runs - runs < 15, "31 edits within 160 ms are few runs");
}

void TestPanel::wrongKeepsThePicture()
{
    ExperimentPanel* panel = add();
    QVERIFY(fresh(panel));
    set(panel, "count", std::int64_t(13));
    QTRY_COMPARE(panel->run().state().kind, RunState::Wrong);
    auto* banner = panel->findChild<QLabel*>("banner");
    QVERIFY(banner->isVisible());
    QCOMPARE(banner->text(), QString("count must not be 13: choose 12 or 14"));
    QCOMPARE(panel->canvas().picture().marks.size(), std::size_t(8));
    set(panel, "count", std::int64_t(14));
    QTRY_COMPARE(panel->canvas().picture().marks.size(), std::size_t(14));
    QVERIFY(!banner->isVisible());
}

void TestPanel::cancelKeepsThePicture()
{
    ExperimentPanel* panel = add();
    QVERIFY(fresh(panel));
    set(panel, "slow", std::int64_t(8000));
    QTRY_COMPARE(panel->run().state().kind, RunState::Busy);
    QTRY_VERIFY(panel->run().state().fraction > 0);
    panel->run().cancel();
    QTRY_COMPARE(panel->run().state().kind, RunState::Stale);
    QCOMPARE(panel->canvas().picture().marks.size(), std::size_t(8));
}

void TestPanel::hoverLinksPanels()
{
    ExperimentPanel *a = add(), *b = add();
    QVERIFY(fresh(a) && fresh(b));
    const Rect r = std::get<RectMark>(a->canvas().picture().marks[2].shape).rect;
    const QPoint at(int(r.x + r.width / 2), int(r.y + r.height / 2));
    const QImage before = b->canvas().grab().toImage();
    QTest::mouseMove(&a->canvas(), at);
    QTRY_COMPARE(workspace_->hovered().size(), std::size_t(1));
    QCOMPARE(workspace_->hovered()[0].begin, std::int64_t(2));
    QCOMPARE(a->findChild<QLabel*>("inspector")->text(), QString("byte 2"));
    QVERIFY(b->canvas().grab().toImage() != before);
}

void TestPanel::pinnedLeavesTheHover()
{
    ExperimentPanel *a = add(), *b = add();
    QVERIFY(fresh(a) && fresh(b));
    workspace_->apply(SetPinned{b->key(), true});
    const QImage before = b->canvas().grab().toImage();
    const Rect r = std::get<RectMark>(a->canvas().picture().marks[5].shape).rect;
    QTest::mouseMove(&a->canvas(), QPoint(int(r.x + r.width / 2), int(r.y + r.height / 2)));
    QTRY_COMPARE(workspace_->hovered().size(), std::size_t(1));
    QVERIFY(b->canvas().grab().toImage() == before);
}

void TestPanel::moveDoesNotRecord()
{
    ExperimentPanel* panel = add();
    QVERIFY(fresh(panel));
    QTest::qWait(50);
    const int recordings = panel->canvas().recordings(), drawings = Toy::drawings;
    for (int x = 10; x < 500; x += 7)
        QTest::mouseMove(&panel->canvas(), QPoint(x, 200));
    QTest::qWait(50);
    QCOMPARE(panel->canvas().recordings(), recordings);
    QCOMPARE(Toy::drawings, drawings);
}

void TestPanel::clickProposesValues()
{
    ExperimentPanel* panel = add();
    QVERIFY(fresh(panel));
    const Rect r = std::get<RectMark>(panel->canvas().picture().marks[4].shape).rect;
    const QPoint at(int(r.x + r.width / 2), int(r.y + r.height / 2));
    QTest::mouseClick(&panel->canvas(), Qt::LeftButton, {}, at);
    QTRY_COMPARE(panel->canvas().picture().marks.size(), std::size_t(5));
    QVERIFY(
        *workspace_->document().find(panel->key())->values.find("count") == Value(std::int64_t(5)));
}

void TestPanel::hiddenDoesNothing()
{
    ExperimentPanel* panel = add();
    QVERIFY(fresh(panel));
    panel->hide();
    const int runs = Toy::runs, drawings = Toy::drawings;
    set(panel, "count", std::int64_t(6));
    QTest::qWait(150);
    QCOMPARE(Toy::runs, runs);
    QCOMPARE(Toy::drawings, drawings);
    panel->show();
    QTRY_COMPARE(panel->canvas().picture().marks.size(), std::size_t(6));
}

void TestPanel::sharedTextUntilEdited()
{
    ExperimentPanel *a = add(), *b = add();
    QVERIFY(fresh(a) && fresh(b));
    workspace_->apply(SetText{"shared"});
    const auto text = [this](ExperimentPanel* p) {
        return std::get<std::string>(*workspace_->document().find(p->key())->values.find("text"));
    };
    QCOMPARE(text(a), std::string("shared"));
    emit a->form().editor("text")->edited(std::string("my own"));
    workspace_->apply(SetText{"shared again"});
    QCOMPARE(text(a), std::string("my own"));
    QCOMPARE(text(b), std::string("shared again"));
}

void TestPanel::historyGoesBack()
{
    ExperimentPanel* panel = add();
    QVERIFY(fresh(panel));
    set(panel, "count", std::int64_t(3));
    auto* history = panel->findChild<HistoryList*>();
    QTRY_COMPARE(history->count(), 2);
    QCOMPARE(history->item(0)->text(), QString("count 3"));
    emit history->itemActivated(history->item(1));
    QTRY_COMPARE(panel->canvas().picture().marks.size(), std::size_t(8));
}

void TestPanel::wheelMovesTheCamera()
{
    ExperimentPanel* panel = add();
    QVERIFY(fresh(panel));
    CanvasView& canvas = panel->canvas();
    QWheelEvent wheel(QPointF(100, 100), canvas.mapToGlobal(QPointF(100, 100)), {}, {0, 120},
        Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&canvas, &wheel);
    const Camera c = workspace_->document().find(panel->key())->camera;
    QCOMPARE(c.width, 0.8);
    const double u = 100.0 / canvas.width(); // what was under the pointer stays there
    QVERIFY(std::abs(c.x + u * c.width - u) < 1e-9);
}

std::vector<RectMark> TestPanel::rectsOf(ExperimentPanel* panel)
{
    std::vector<RectMark> rects;
    for (const Mark& mark : panel->canvas().picture().marks)
        if (const auto* rect = std::get_if<RectMark>(&mark.shape)) rects.push_back(*rect);
    return rects;
}

void TestPanel::against(ExperimentPanel* panel, const char* field, const Value& value)
{
    ComparisonState comparison{Comparison::Beside, {}};
    comparison.against.set(field, value);
    panel->setComparison(comparison);
}

void TestPanel::comparesWithTheRunBefore()
{
    ExperimentPanel* panel = add();
    QVERIFY(fresh(panel));
    QVERIFY(!panel->runBefore());
    set(panel, "count", std::int64_t(3));
    QTRY_COMPARE(rectsOf(panel).size(), std::size_t(3));
    QTRY_VERIFY(panel->runBefore());
    panel->compareWithRunBefore();
    QTRY_COMPARE(rectsOf(panel).size(), std::size_t(3 + 8));
    const auto rects = rectsOf(panel);
    const double middle = panel->canvas().width() / 2.0;
    for (std::size_t i = 0; i < rects.size(); ++i)
        QCOMPARE(rects[i].rect.x > middle, i >= 3);
    QVERIFY(panel->findChild<QFrame*>("comparison")->isVisible());
    set(panel, "count", std::int64_t(5)); // the run of the history stays what it was
    QTRY_COMPARE(rectsOf(panel).size(), std::size_t(5 + 8));
    workspace_->history().undo();
    QTRY_COMPARE(rectsOf(panel).size(), std::size_t(3 + 8));
    workspace_->history().undo();
    QTRY_COMPARE(rectsOf(panel).size(), std::size_t(3));
    QVERIFY(!panel->findChild<QFrame*>("comparison")->isVisible());
    workspace_->history().redo();
    QTRY_COMPARE(rectsOf(panel).size(), std::size_t(3 + 8));
    panel->setComparison({Comparison::Difference, panel->comparison().against});
    QTRY_COMPARE(rectsOf(panel).size(), std::size_t(3 + 8)); // bare marks: said, side by side
    const auto says = [panel](const char* what) {
        return panel->canvas().picture().text().find(what) != std::string::npos;
    };
    QTRY_VERIFY(says("nothing here can be subtracted"));
}

void TestPanel::redrawOnlyNeedsNoRun()
{
    ExperimentPanel* panel = add();
    QVERIFY(fresh(panel));
    const int runs = Toy::runs;
    against(panel, "shade", std::int64_t(5));
    QTRY_COMPARE(rectsOf(panel).size(), std::size_t(16));
    QCOMPARE(Toy::runs, runs);
    QVERIFY(rectsOf(panel)[0].fill.colour == look_->theme().category[3]);
    QVERIFY(rectsOf(panel)[8].fill.colour == look_->theme().category[5]);
    against(panel, "count", std::int64_t(2));
    QTRY_COMPARE(rectsOf(panel).size(), std::size_t(10));
    QCOMPARE(Toy::runs, runs + 1);
}

void TestPanel::clicksInBChangeB()
{
    ExperimentPanel* panel = add();
    QVERIFY(fresh(panel));
    against(panel, "count", std::int64_t(4));
    QTRY_COMPARE(rectsOf(panel).size(), std::size_t(12));
    const Rect b = rectsOf(panel)[8 + 1].rect; // B's second: count becomes 2
    QTest::mouseClick(&panel->canvas(), Qt::LeftButton, {},
        QPoint(int(b.x + b.width / 2), int(b.y + b.height / 2)));
    QTRY_COMPARE(rectsOf(panel).size(), std::size_t(8 + 2));
    const PanelState& state = *workspace_->document().find(panel->key());
    QVERIFY(*state.values.find("count") == Value(std::int64_t(8)));
    QVERIFY(*state.comparison.against.find("count") == Value(std::int64_t(2)));
    against(panel, "shade", std::int64_t(1)); // a click on what B shares with A changes both
    QTRY_COMPARE(rectsOf(panel).size(), std::size_t(16));
    const Rect shared = rectsOf(panel)[8 + 2].rect;
    QTest::mouseClick(&panel->canvas(), Qt::LeftButton, {},
        QPoint(int(shared.x + shared.width / 2), int(shared.y + shared.height / 2)));
    QTRY_COMPARE(rectsOf(panel).size(), std::size_t(3 + 3));
}

void TestPanel::wrongBKeepsA()
{
    ExperimentPanel* panel = add();
    QVERIFY(fresh(panel));
    against(panel, "count", std::int64_t(13));
    QTRY_COMPARE(panel->state().kind, RunState::Wrong);
    auto* banner = panel->findChild<QLabel*>("banner");
    QTRY_VERIFY(banner->isVisible());
    QVERIFY(banner->text().contains("count must not be 13"));
    QCOMPARE(rectsOf(panel).size(), std::size_t(8));
    panel->setComparison({});
    QTRY_VERIFY(!banner->isVisible());
    QCOMPARE(panel->state().kind, RunState::Fresh);
}

void TestPanel::swapExchanges()
{
    ExperimentPanel* panel = add();
    QVERIFY(fresh(panel));
    against(panel, "count", std::int64_t(4));
    QTRY_COMPARE(rectsOf(panel).size(), std::size_t(12));
    panel->swapComparison();
    const auto left = [panel] {
        return std::ranges::count_if(rectsOf(panel),
            [panel](const RectMark& r) { return r.rect.x < panel->canvas().width() / 2.0; });
    };
    QTRY_COMPARE(left(), 4);
    QTRY_COMPARE(rectsOf(panel).size(), std::size_t(12));
    workspace_->history().undo();
    QTRY_COMPARE(left(), 8);
}

int main(int argc, char** argv)
{
    return testWatched<TestPanel>(argc, argv);
}
#include "tst_panel.moc"
