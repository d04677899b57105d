#include "tests/figure/sample_figures.h"
#include "tests/shared/sample_tree.h"

#include <QtTest>
#include <map>
#include <set>

using namespace seq;

class TestTreePlot : public QObject {
    Q_OBJECT
private slots:
    void chainsAreOneEdgeWithTheWholeText();
    void smallSubtreesBecomeWedges();
    void zoomRecordsOnlyWhatIsSeen();
    void everyLeafIsDrawnOrCounted_data();
    void everyLeafIsDrawnOrCounted();
    void foldMarksEditTheList();
    void clicksLinksAndLeadsAreValid();
    void foundNodesAreCountedAndLit();
    void bestPathIsThickAndNeverAWedge();
    void statesHaveDifferentShapes();
    void textsDoNotOverlap();
    void dataHoldsTheTree();
    void emptyTreesAreSurvived();
};

namespace {

using Nodes = std::vector<TreeNode>;

TreeLayoutPtr laid(Nodes nodes)
{
    return std::make_shared<TreeLayout>(std::move(nodes));
}
TreePlot plotOf(const SampleTree& sample)
{
    TreePlot plot{.tree = laid(sample.nodes), .values = sample.probability};
    plot.valueLabel = "probability";
    return plot;
}
Picture drawn(const TreePlot& plot, Size size = {900, 600}, Camera camera = {})
{
    return record(
        [&](Rect area, const View& view, Canvas& canvas) { treePlot(plot, area, view, canvas); },
        View{.size = size, .camera = camera});
}
const std::string& labelOf(const Picture& picture, const Mark& mark)
{
    return picture.links[std::size_t(mark.link)].label;
}
bool isWedge(const Picture& picture, const Mark& mark)
{
    const auto* path = std::get_if<PathMark>(&mark.shape);
    return path && path->closed && path->points.size() == 3 && mark.link >= 0
        && labelOf(picture, mark).find(" after ") != std::string::npos;
}
std::vector<std::string> textsOf(const Picture& picture)
{
    std::vector<std::string> all;
    for (const Mark& mark : picture.marks)
        if (const auto* text = std::get_if<TextMark>(&mark.shape)) all.push_back(text->text);
    return all;
}
bool has(const std::vector<std::string>& all, const std::string& text)
{
    return std::ranges::find(all, text) != all.end();
}

} // namespace

void TestTreePlot::chainsAreOneEdgeWithTheWholeText()
{
    using enum TreeState;
    const TreePlot plot{.tree = laid({{.text = "A", .state = Expanded},
                            {.parent = 0, .text = " quick", .state = Expanded},
                            {.parent = 1, .text = " brown", .state = Expanded},
                            {.parent = 2, .text = " fox", .state = Finished}})};
    const Picture picture = drawn(plot);
    QVERIFY(has(textsOf(picture), "\u00b7quick brown fox"));
    int edges = 0;
    for (const Mark& mark : picture.marks)
        if (const auto* path = std::get_if<PathMark>(&mark.shape))
            edges += mark.link >= 0 && !path->closed;
    QCOMPARE(edges, 1);
    std::set<std::int64_t> linked; // its links can be hovered all the same
    for (const Link& link : picture.links)
        linked.insert(link.ref.begin);
    QCOMPARE(linked, (std::set<std::int64_t>{0, 1, 2, 3}));
}

void TestTreePlot::smallSubtreesBecomeWedges()
{
    const auto wedges = [](const Picture& picture) {
        return std::ranges::count_if(
            picture.marks, [&](const Mark& m) { return isWedge(picture, m); });
    };
    const TreePlot plot = plotOf(sampleTree(3000, 60));
    QVERIFY(wedges(drawn(plot)) > 10);
    QCOMPARE(wedges(drawn(plotOf(sampleTree(40, 4)))), 0);
    // far enough in, there is room for all
    QCOMPARE(wedges(drawn(plot, {900, 600}, {0.2, 0.5, 0.01, 0.01})), 0);
}

void TestTreePlot::zoomRecordsOnlyWhatIsSeen()
{
    const TreePlot plot = plotOf(sampleTree(20'000, 200));
    const Picture whole = drawn(plot);
    QVERIFY2(whole.marks.size() < 6000, qPrintable(QString::number(whole.marks.size())));
    const Picture part = drawn(plot, {900, 600}, {0.3, 0.4, 0.05, 0.02});
    QVERIFY2(part.marks.size() < 1500, qPrintable(QString::number(part.marks.size())));
    QCOMPARE(part.plots[0].series[0].y.size(), plot.tree->nodes().size()); // data are whole
    const auto& axis = whole.plots[0].y;
    const auto& near = part.plots[0].y;
    QVERIFY(std::abs((near.end - near.begin) / (axis.end - axis.begin) - 0.02) < 1e-9);
}

void TestTreePlot::everyLeafIsDrawnOrCounted_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("open");
    for (const auto& [count, open] : {std::pair{30, 4}, {300, 8}, {3000, 60}, {20'000, 300}})
        QTest::addRow("%d", count) << count << open;
}

void TestTreePlot::everyLeafIsDrawnOrCounted()
{
    QFETCH(int, count);
    QFETCH(int, open);
    const TreePlot plot = plotOf(sampleTree(count, std::size_t(open)));
    const Picture picture = drawn(plot);
    std::set<int> counted;
    std::int64_t leaves = 0;
    for (const Mark& mark : picture.marks) {
        if (mark.link < 0 || !counted.insert(mark.link).second) continue;
        const Link& link = picture.links[std::size_t(mark.link)];
        const std::size_t words = link.label.find(" lea");
        if (link.label.find(" after ") != std::string::npos && words != std::string::npos)
            leaves += std::stoll(link.label.substr(0, words));
        else
            leaves += plot.tree->children(link.ref.begin).empty();
    }
    QCOMPARE(leaves, plot.tree->leaves(0));
}

void TestTreePlot::foldMarksEditTheList()
{
    TreePlot plot = plotOf(sampleTree(40, 4));
    plot.collapsedField = "collapsed";
    const auto edits = [](const Picture& picture) {
        std::set<std::vector<std::int64_t>> lists;
        for (const Edit& edit : picture.edits)
            for (const auto& [field, value] : edit.set)
                if (field == "collapsed") lists.insert(std::get<std::vector<std::int64_t>>(value));
        return lists;
    };
    const auto open = edits(drawn(plot));
    QVERIFY(open.size() > 2);
    const std::int64_t node = open.rbegin()->front();
    QVERIFY(plot.tree->children(node).size() > 1);
    plot.collapsed = {node};
    const Picture folded = drawn(plot);
    QVERIFY(edits(folded).contains({})); // a click on the wedge unfolds it
    QVERIFY(has(textsOf(folded), std::to_string(plot.tree->leaves(node))));
    plot.collapsedField.clear();
    QVERIFY(edits(drawn(plot)).empty());
}

void TestTreePlot::clicksLinksAndLeadsAreValid()
{
    TreePlot plot = plotOf(sampleTree(300, 8));
    plot.edit = [](std::int64_t node) -> std::optional<Edit> {
        if (node % 2) return {};
        return Edit{{}, {{"node", node}}};
    };
    const Picture picture = drawn(plot);
    std::set<std::int64_t> linked;
    for (const Link& link : picture.links)
        linked.insert(link.ref.begin);
    int clicks = 0;
    for (const Mark& mark : picture.marks) {
        if (mark.link < 0) continue;
        const Link& link = picture.links[std::size_t(mark.link)];
        QVERIFY(!link.label.empty() && link.ref.end > link.ref.begin);
        if (link.lead.source) QVERIFY(linked.contains(link.lead.begin));
        if (mark.edit < 0) continue;
        ++clicks;
        const Edit& edit = picture.edits[std::size_t(mark.edit)];
        QCOMPARE(std::get<std::int64_t>(edit.set[0].second), link.ref.begin);
    }
    QVERIFY(clicks > 50);
}

void TestTreePlot::foundNodesAreCountedAndLit()
{
    TreePlot plot = plotOf(sampleTree(300, 8));
    plot.find = "the";
    const auto found = findInTree(*plot.tree, "the");
    QVERIFY(found.size() > 5);
    const Picture picture = drawn(plot);
    QVERIFY(
        has(textsOf(picture), "\u201cthe\u201d found " + std::to_string(found.size()) + " times"));
    const Colour mark = lightTheme().warning;
    std::set<std::int64_t> lit;
    for (const Mark& m : picture.marks) {
        if (m.link < 0) continue;
        const auto* rect = std::get_if<RectMark>(&m.shape);
        const auto* path = std::get_if<PathMark>(&m.shape);
        if ((rect && rect->fill.colour == withAlpha(mark, 0.28))
            || (path && path->closed && path->stroke.colour == mark))
            lit.insert(picture.links[std::size_t(m.link)].ref.begin);
    }
    for (std::int64_t i : lit)
        QVERIFY(std::ranges::binary_search(found, i));
    for (std::int64_t i : found)
        if (plot.tree->joint(i)) QVERIFY2(lit.contains(i), plot.tree->path(i).c_str());
}

void TestTreePlot::bestPathIsThickAndNeverAWedge()
{
    const TreePlot plot = plotOf(sampleTree(20'000, 300));
    const Picture picture = drawn(plot);
    std::set<std::int64_t> thick;
    for (const Mark& mark : picture.marks)
        if (const auto* path = std::get_if<PathMark>(&mark.shape);
            path && mark.link >= 0 && path->stroke.width == 2.5)
            thick.insert(picture.links[std::size_t(mark.link)].ref.begin);
    std::int64_t best = 0;
    for (std::int64_t i = 1; i < plot.tree->size(); ++i)
        if (plot.tree->node(i).best && plot.tree->joint(i)) {
            ++best;
            QVERIFY(thick.contains(i));
        }
    QVERIFY(best > 2);
    QCOMPARE(std::int64_t(thick.size()), best);
}

void TestTreePlot::statesHaveDifferentShapes()
{
    std::set<std::string> shapes; // of one colour: hue alone tells nothing
    for (int state = 0; state <= int(TreeState::Candidate); ++state) {
        const TreePlot plot{.tree = laid({{.state = TreeState(state)}}), .legend = false};
        Picture picture = drawn(plot);
        picture.links.clear();
        std::string text;
        for (Mark mark : picture.marks) {
            if (mark.link < 0) continue;
            if (auto* path = std::get_if<PathMark>(&mark.shape)) path->stroke.colour = {};
            mark.link = mark.edit = mark.clip = -1;
            Picture one;
            one.marks = {mark};
            text += one.text();
        }
        QVERIFY(shapes.insert(text).second);
    }
    QCOMPARE(shapes.size(), std::size_t(8));
}

void TestTreePlot::textsDoNotOverlap()
{
    for (const auto& [count, open] : {std::pair{20, 3}, {300, 8}, {3000, 60}})
        for (double zoom : {1.0, 0.3}) {
            const Picture picture = drawn(
                plotOf(sampleTree(count, std::size_t(open))), {1200, 760}, {0.2, 0.3, zoom, zoom});
            std::vector<Rect> boxes;
            for (const Mark& mark : picture.marks) {
                const auto* text = std::get_if<TextMark>(&mark.shape);
                if (!text || mark.link < 0) continue;
                Rect box = seq::boxOf(mark).inset(1);
                box.height = text->style.size * 0.9; // letters, not the room above them
                for (const Rect& o : boxes)
                    QVERIFY2(box.x >= o.right() || o.x >= box.right() || box.y >= o.bottom()
                            || o.y >= box.bottom(),
                        text->text.c_str());
                boxes.push_back(box);
            }
        }
}

void TestTreePlot::dataHoldsTheTree()
{
    const SampleTree sample = sampleTree(300, 8);
    TreePlot plot = plotOf(sample);
    plot.at = sample.surprisal;
    plot.x = {.label = "surprisal", .unit = "nats"};
    const Picture picture = drawn(plot);
    QCOMPARE(picture.plots.size(), std::size_t(1));
    std::map<std::string, PlotSeries> series;
    for (const PlotSeries& s : picture.plots[0].series)
        series[s.name] = s;
    QCOMPARE(series["x"].y, sample.surprisal);
    QCOMPARE(series["probability"].y, sample.probability);
    QCOMPARE(series["y"].y, plot.tree->rows().y);
    for (std::size_t i = 0; i < sample.nodes.size(); ++i) {
        QCOMPARE(series["parent"].x[i], double(i));
        QCOMPARE(series["parent"].y[i], double(sample.nodes[i].parent));
    }
}

void TestTreePlot::emptyTreesAreSurvived()
{
    QVERIFY(!drawn({.tree = laid({})}).plots.empty());
    const double inf = std::numeric_limits<double>::infinity();
    const TreePlot odd{.tree = laid({{}, {.parent = 0}, {}, {.parent = 2, .text = "\xff\n"}}),
        .at = {0, inf, 0, std::nan("")},
        .values = {inf, -inf, std::nan(""), 0},
        .weights = {inf, -1, std::nan(""), 0}};
    QVERIFY(!drawn(odd).marks.empty());
}

QTEST_APPLESS_MAIN(TestTreePlot)
#include "tst_tree_plot.moc"
