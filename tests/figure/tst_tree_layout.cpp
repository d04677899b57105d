#include "engine/figure/tree_layout.h"
#include "tests/shared/sample_tree.h"

#include <QtTest>
#include <cmath>
#include <csignal>
#include <set>
#include <sys/wait.h>
#include <unistd.h>

using namespace seq;
using Nodes = std::vector<TreeNode>;

class TestTreeLayout : public QObject {
    Q_OBJECT
private slots:
    void parentsLieBetweenTheirChildren();
    void leavesHaveRowsOfTheirOwn();
    void childrenAreInOrder();
    void appendingMovesOnlyWhatIsBelow();
    void foldedSubtreesTakeOneRow();
    void ghostsAreNoLeaves();
    void chainsEndWhereSomethingChanges();
    void findsAcrossNodes();
    void findsWhatASearchOfAllPathsFinds();
    void badParentsAreAsserted_data();
    void badParentsAreAsserted();
};

void TestTreeLayout::parentsLieBetweenTheirChildren()
{
    const TreeLayout tree(sampleTree(2000, 20).nodes);
    const auto& rows = tree.rows();
    for (std::int64_t i = 0; i < tree.size(); ++i) {
        const auto below = tree.children(i);
        if (below.empty()) continue;
        const double first = rows.y[std::size_t(below.front())];
        const double last = rows.y[std::size_t(below.back())];
        QCOMPARE(rows.y[std::size_t(i)], (first + last) / 2);
        std::int64_t row = rows.begin[std::size_t(i)];
        for (std::int64_t c : below) {
            QCOMPARE(rows.begin[std::size_t(c)], row);
            row = rows.end[std::size_t(c)];
            QCOMPARE(tree.depth(c), tree.depth(i) + 1);
        }
        QCOMPARE(rows.end[std::size_t(i)], row);
    }
}

void TestTreeLayout::leavesHaveRowsOfTheirOwn()
{
    const TreeLayout tree(sampleTree(2000, 20).nodes);
    std::set<double> rows;
    std::int64_t leaves = 0;
    for (std::int64_t i = 0; i < tree.size(); ++i)
        if (tree.children(i).empty()) {
            rows.insert(tree.rows().y[std::size_t(i)]);
            ++leaves;
        }
    QCOMPARE(std::int64_t(rows.size()), leaves);
    QCOMPARE(*rows.begin(), 0.0);
    QCOMPARE(*rows.rbegin(), double(leaves - 1));
    QCOMPARE(tree.rows().count, leaves);
}

void TestTreeLayout::childrenAreInOrder()
{
    const double nan = std::nan("");
    const TreeLayout tree(Nodes{{}, {.parent = 0, .score = nan, .token = 1},
        {.parent = 0, .score = 1, .token = 9}, {.parent = 0, .score = 2, .token = 5},
        {.parent = 0, .score = 1, .token = 3}, {.parent = 0, .score = nan, .token = 0}});
    const auto below = tree.children(0);
    QCOMPARE(std::vector(below.begin(), below.end()), (std::vector<std::int64_t>{3, 4, 2, 5, 1}));
}

void TestTreeLayout::appendingMovesOnlyWhatIsBelow()
{
    Nodes nodes = sampleTree(400, 10).nodes;
    for (std::int64_t parent : {0, 7, 100, 250, 399}) {
        const TreeLayout before(nodes);
        Nodes more = nodes;
        more.push_back({.parent = parent, .score = -1}); // the last of its siblings
        const TreeLayout after(more);
        const std::int64_t row = after.rows().begin.back();
        const bool grew = !before.children(parent).empty();
        std::set<std::int64_t> path; // what it hangs on may move
        for (std::int64_t up = parent; up >= 0; up = before.node(up).parent)
            path.insert(up);
        for (std::int64_t i = 0; i < before.size(); ++i) {
            if (path.contains(i)) continue;
            const auto k = std::size_t(i);
            const bool above = before.rows().end[k] <= row;
            const bool below = before.rows().begin[k] >= row + (grew ? 0 : 1);
            if (above) QCOMPARE(after.rows().y[k], before.rows().y[k]);
            if (below) QCOMPARE(after.rows().y[k], before.rows().y[k] + (grew ? 1 : 0));
        }
    }
}

void TestTreeLayout::foldedSubtreesTakeOneRow()
{
    const TreeLayout tree(sampleTree(400, 10).nodes);
    std::int64_t node = 2;
    while (tree.leaves(node) < 5)
        ++node;
    const std::vector<std::int64_t> folded{node, 100'000}; // one that is not there
    const auto rows = tree.rows(folded);
    QCOMPARE(rows.count, tree.rows().count - tree.leaves(node) + 1);
    QCOMPARE(rows.end[std::size_t(node)], rows.begin[std::size_t(node)] + 1);
    for (std::int64_t i = 0; i < tree.size(); ++i) {
        bool inside = false;
        for (std::int64_t up = tree.node(i).parent; up >= 0; up = tree.node(up).parent)
            inside = inside || up == node;
        QCOMPARE(std::isnan(rows.y[std::size_t(i)]), inside);
    }
}

void TestTreeLayout::ghostsAreNoLeaves()
{
    const TreeLayout tree(Nodes{{.state = TreeState::Expanded}, {.parent = 0},
        {.parent = 1, .state = TreeState::Candidate},
        {.parent = 0, .state = TreeState::Candidate}});
    QCOMPARE(tree.leaves(0), std::int64_t(1));
    QCOMPARE(tree.leaves(2), std::int64_t(0));
    QCOMPARE(tree.rows().count, std::int64_t(2)); // but they have rows
}

void TestTreeLayout::chainsEndWhereSomethingChanges()
{
    using enum TreeState;
    Nodes nodes{{.state = Expanded}};
    for (std::int64_t i = 0; i < 6; ++i)
        nodes.push_back({.parent = i, .state = Expanded});
    nodes.push_back({.parent = 6, .state = Finished});
    const auto joints = [&] {
        const TreeLayout tree(nodes);
        std::vector<std::int64_t> all;
        for (std::int64_t i = 0; i < tree.size(); ++i)
            if (tree.joint(i)) all.push_back(i);
        return all;
    };
    using List = std::vector<std::int64_t>;
    QCOMPARE(joints(), (List{0, 7}));
    nodes[2].badge += '!';
    nodes[4].category = 1;
    QCOMPARE(joints(), (List{0, 2, 3, 4, 7}));
    nodes.push_back({.parent = 5, .state = Pruned});
    QCOMPARE(joints(), (List{0, 2, 3, 4, 5, 7, 8}));
    QCOMPARE(TreeLayout(nodes).roots().size(), std::size_t(1));
}

void TestTreeLayout::findsAcrossNodes()
{
    const TreeLayout tree(Nodes{{.text = "The"}, {.parent = 0, .text = " qu"},
        {.parent = 1, .text = "ick fox"}, {.parent = 1, .text = "ack"},
        {.parent = 2, .text = " quick quick"}, {.parent = 0, .text = " Quick"}});
    using List = std::vector<std::int64_t>;
    QCOMPARE(findInTree(tree, "quick"), (List{2, 4, 5}));
    QCOMPARE(findInTree(tree, "the q"), (List{1, 5}));
    QCOMPARE(findInTree(tree, "quack"), (List{3}));
    QCOMPARE(findInTree(tree, ""), List{});
    QCOMPARE(findInTree(tree, "quicker"), List{});
}

void TestTreeLayout::findsWhatASearchOfAllPathsFinds()
{
    Nodes nodes;
    std::mt19937 random(3);
    for (std::int64_t i = 0; i < 300; ++i) {
        std::string text;
        for (int c = int(random() % 4); c > 0; --c)
            text += random() % 2 ? 'a' : 'b';
        nodes.push_back({.parent = i == 0 ? -1 : std::int64_t(random()) % i, .text = text});
    }
    const TreeLayout tree(nodes);
    for (const std::string needle : {"a", "ab", "aab", "abab", "bbbab", "aaaaaa"}) {
        std::vector<std::int64_t> wanted;
        for (std::int64_t i = 0; i < tree.size(); ++i) {
            const std::string path = tree.path(i);
            const std::size_t before = path.size() - tree.node(i).text.size();
            bool here = false;
            for (std::size_t k = path.find(needle); k != path.npos; k = path.find(needle, k + 1))
                here = here || k + needle.size() > before;
            if (here) wanted.push_back(i);
        }
        QCOMPARE(findInTree(tree, needle), wanted);
    }
}

void TestTreeLayout::badParentsAreAsserted_data()
{
    QTest::addColumn<int>("parent");
    QTest::addColumn<bool>("good");
    QTest::newRow("a root") << -1 << true;
    QTest::newRow("an earlier node") << 0 << true;
    QTest::newRow("a ghost") << 1 << false;
    QTest::newRow("itself") << 2 << false;
    QTest::newRow("a later node") << 3 << false;
    QTest::newRow("below -1") << -2 << false;
}

void TestTreeLayout::badParentsAreAsserted()
{
    QFETCH(int, parent);
    QFETCH(bool, good);
    const pid_t child = fork(); // an assertion ends the program
    if (child == 0) {
        std::signal(SIGABRT, SIG_DFL); // not the test framework's
        close(STDERR_FILENO);
        const TreeLayout tree(Nodes{
            {}, {.parent = 0, .state = TreeState::Candidate}, {.parent = parent}, {.parent = 0}});
        _exit(tree.size() == 4 ? 0 : 1);
    }
    int status = 0;
    QCOMPARE(waitpid(child, &status, 0), child);
    QCOMPARE(WIFEXITED(status) && WEXITSTATUS(status) == 0, good);
}

QTEST_APPLESS_MAIN(TestTreeLayout)
#include "tst_tree_layout.moc"
