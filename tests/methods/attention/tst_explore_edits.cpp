// Edits of a text against whole runs: what is computed again and what is taken over are one result.
#include "engine/base/random.h"
#include "plugins/attention/explore.h"
#include "tests/shared/method_runs.h"
#include "tests/shared/relative.h"
#include "tests/shared/tiny_model.h"

#include <QTest>

using namespace seq;

namespace {

constexpr int kEdits = 200;
constexpr double kRelative = 1e-4; // of the largest value of a tensor, float32

double relative(const Explore::Result& found, const Explore::Result& expected)
{
    double most = std::max({relative(found.map, expected.map),
        relative(found.profile, expected.profile), relative(found.entropy, expected.entropy)});
    const AttentionPass &a = *found.pass, &b = *expected.pass;
    for (int l = 0; l < b.layers(); ++l) {
        most = std::max({most, relative(a.map(l).q, b.map(l).q), relative(a.map(l).k, b.map(l).k),
            relative(a.map(l).lse, b.map(l).lse),
            relative(a.thumbnails[std::size_t(l)], b.thumbnails[std::size_t(l)]),
            relative(a.entropy[std::size_t(l)], b.entropy[std::size_t(l)])});
    }
    return most;
}

std::string letters(Rng& rng, std::size_t count)
{
    std::string text;
    for (std::size_t i = 0; i < count; ++i)
        text += rng.below(6) == 0 ? ' ' : char('a' + rng.below(26));
    return text;
}

// As people edit: something in place of something else, anywhere; sometimes all of it.
std::string edited(std::string text, Rng& rng)
{
    if (rng.below(20) == 0) return letters(rng, 1 + rng.below(150));
    const std::size_t at = rng.below(text.size() + 1);
    const std::size_t gone = std::min(rng.below(8), text.size() - at);
    text.replace(at, gone, letters(rng, rng.below(8)));
    if (text.size() > 200) text.resize(100);
    return text.find_first_not_of(' ') == std::string::npos ? "a" : text;
}

} // namespace

class TestExploreEdits : public QObject {
    Q_OBJECT
private slots:
    void equalWholeRuns();

private:
    MethodRuns runs_;
};

// Each edit goes on from the result of the one before, so that errors would add up.
void TestExploreEdits::equalWholeRuns()
{
    Rng rng(200);
    Explore::Params p;
    p.model = {tinyModel()};
    p.precision.index = 1;
    p.layer = 1;
    std::string text = letters(rng, 120);
    ResultPtr previous;
    double worst = 0;
    int reused = 0;
    for (int i = 0; i <= kEdits; ++i) {
        p.text = TextRef::literal(text);
        p.layer = int(rng.below(3));
        p.head = int(rng.below(6));
        const auto whole = runs_.run<Explore>(p);
        double begun = 1; // what the pass began with: its share of the text
        Job::Hooks hooks;
        hooks.progress = [&](double done, std::string_view what) {
            if (what == "reading the text") begun = std::min(begun, done);
        };
        Job job(runs_.engine(), 0, previous, nullptr, std::move(hooks));
        const auto found = std::make_shared<const Explore::Result>(Explore::run(p, job));
        QCOMPARE(found->pass->ids, whole.pass->ids);
        const double error = relative(*found, whole);
        QVERIFY2(error <= kRelative, qPrintable(QStringLiteral("edit %1: %2").arg(i).arg(error)));
        worst = std::max(worst, error);
        reused += begun > 0 && begun < 1;
        previous = found;
        text = edited(text, rng);
    }
    QVERIFY2(reused > kEdits / 2, "too few went on from what was there");
    qInfo("%d edits, %d of them went on from the one before, largest difference %.2g of the "
          "largest value",
        kEdits, reused, worst);
}

QTEST_APPLESS_MAIN(TestExploreEdits)
#include "tst_explore_edits.moc"
