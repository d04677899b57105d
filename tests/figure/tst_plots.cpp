#include "tests/figure/sample_named.h"

#include "engine/figure/axes.h"
#include "engine/figure/cell.h"

#include <QFile>
#include <QtTest>

using namespace seq;

// Golden pictures as text: SEQSCOPE_GOLDEN=write rewrites them.
class Plots : public QObject {
    Q_OBJECT
private slots:
    void picturesAreGolden_data();
    void picturesAreGolden();
    void marksStayInside_data() { picturesAreGolden_data(); }
    void marksStayInside();
    void tinyAreasAreSurvived();
    void labelsDoNotOverlap();
    void aZoomedMapRecordsWhatIsSeen();
    void bigMapsBecomeTiles();
    void alignedPiecesBeginTogether();
    void longStripsSayWhatIsLeftOut();
    void longStripsFollowWhatIsSelected();
    void preparedPiecesDrawTheSame();
    void weakLinksAreLeftOut();
};

namespace {

View viewOf(double width = 450, double height = 280)
{
    return {.size = {width, height}, .still = true};
}
std::vector<TextMark> textsOf(const Picture& picture)
{
    std::vector<TextMark> texts;
    for (const Mark& mark : picture.marks)
        if (const auto* text = std::get_if<TextMark>(&mark.shape)) texts.push_back(*text);
    return texts;
}
Rect boxOf(const TextMark& mark) // of level text
{
    const double width = FontMetrics::bundled().width(mark.text, mark.style.size, mark.style.bold);
    const double shift = mark.style.anchor == Anchor::Left ? 0
        : mark.style.anchor == Anchor::Middle              ? width / 2
                                                           : width;
    return {mark.at.x - shift, mark.at.y - mark.style.size * 0.75, width, mark.style.size * 0.75};
}
bool overlap(const Rect& a, const Rect& b)
{
    return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

} // namespace

void Plots::picturesAreGolden_data()
{
    QTest::addColumn<QString>("name");
    for (const Sample& sample : samples())
        QTest::newRow(sample.name.c_str()) << QString::fromStdString(sample.name);
}

void Plots::picturesAreGolden()
{
    QFETCH(QString, name);
    const QString text
        = QString::fromStdString(record(sampleNamed(name.toStdString()), viewOf()).text());
    QFile golden(SEQSCOPE_SOURCE "/tests/data/figure/" + name + ".txt");
    if (qgetenv("SEQSCOPE_GOLDEN") == "write") {
        QVERIFY(golden.open(QIODevice::WriteOnly));
        golden.write(text.toUtf8());
        return;
    }
    QVERIFY2(golden.open(QIODevice::ReadOnly), qPrintable(golden.fileName()));
    const QStringList now = text.split('\n');
    const QStringList then = QString::fromUtf8(golden.readAll()).split('\n');
    for (qsizetype i = 0; i < std::min(now.size(), then.size()); ++i)
        QCOMPARE(now[i], then[i]);
    QCOMPARE(now.size(), then.size());
}

void Plots::marksStayInside()
{
    QFETCH(QString, name);
    for (double width : {200.0, 450.0, 1200.0}) {
        const Picture picture = record(sampleNamed(name.toStdString()), viewOf(width, 280));
        for (const TextMark& text : textsOf(picture)) {
            if (text.style.turn != 0) continue;
            const Rect box = boxOf(text);
            QVERIFY2(box.x >= -1 && box.y >= -1 && box.bottom() <= 281, text.text.c_str());
            if (width >= 450) QVERIFY2(box.right() <= width + 1, text.text.c_str());
        }
        for (const Mark& mark : picture.marks)
            QVERIFY(mark.link < int(picture.links.size()));
        QVERIFY(!picture.plots.empty());
    }
}

void Plots::tinyAreasAreSurvived()
{
    for (const Sample& sample : samples())
        for (double side : {1.0, 25.0, 40.0, 80.0})
            QVERIFY(!record(sample.draw, viewOf(side, side)).text().empty());
}

void Plots::labelsDoNotOverlap()
{
    for (double width : {250.0, 450.0, 900.0})
        for (const Sample& sample : samples()) {
            if (sample.name == "grid") continue; // titles lie in their own cells
            const auto texts = textsOf(record(sample.draw, viewOf(width, 320)));
            for (std::size_t i = 0; i < texts.size(); ++i)
                for (std::size_t k = 0; k < i; ++k) {
                    if (texts[i].style.turn != 0 || texts[k].style.turn != 0) continue;
                    QVERIFY2(!overlap(boxOf(texts[i]), boxOf(texts[k])),
                        qPrintable(QString("%1 at %2: \"%3\" and \"%4\"")
                                       .arg(sample.name.c_str())
                                       .arg(width)
                                       .arg(texts[k].text.c_str(), texts[i].text.c_str())));
                }
        }
}

void Plots::aZoomedMapRecordsWhatIsSeen()
{
    View view = viewOf();
    view.camera = {0.5, 0.25, 0.1, 0.2};
    const HeatMap map = sampleHeatMap(100);
    const Picture picture = record(
        [&](Rect area, const View& v, Canvas& canvas) { heatMap(map, area, v, canvas); }, view);
    QCOMPARE(picture.plots[0].x.begin, 50.0);
    QCOMPARE(picture.plots[0].x.end, 60.0);
    QCOMPARE(picture.plots[0].y.begin, 25.0);
    QCOMPARE(picture.plots[0].y.end, 45.0);
    bool found = false;
    for (const Mark& mark : picture.marks)
        if (const auto* image = std::get_if<ImageMark>(&mark.shape);
            image && image->image.values.shape() == Shape{20, 10}) {
            QCOMPARE(image->image.values.host<float>()[0], map.values.host<float>()[25 * 100 + 50]);
            found = true;
        }
    QVERIFY(found);
    const Rect area = picture.plots[0].area;
    const auto cell = cellAt(picture, {area.x + 1, area.y + 1});
    QVERIFY(cell && cell->row == 25 && cell->column == 50);
}

void Plots::bigMapsBecomeTiles()
{
    const Picture picture = record(
        [](Rect area, const View& view, Canvas& canvas) {
            heatMap({.values = Tensor::zeros({1001, 1000})}, area, view, canvas);
        },
        viewOf());
    QVERIFY(picture.plots[0].tiles);
    QCOMPARE(picture.plots[0].tiles->rows(), std::int64_t(1001));
}

void Plots::alignedPiecesBeginTogether()
{
    const Picture picture = record(sampleNamed("token_strip"), viewOf());
    std::map<std::int64_t, double> left; // by first byte
    int compared = 0;
    for (const Mark& mark : picture.marks) {
        const auto* rect = std::get_if<RectMark>(&mark.shape);
        if (!rect || mark.link < 0 || rect->rect.height < 10) continue;
        const std::int64_t byte = picture.links[std::size_t(mark.link)].ref.begin;
        const auto [found, fresh] = left.emplace(byte, rect->rect.x);
        if (fresh) continue;
        QVERIFY(std::abs(found->second - rect->rect.x) < 1e-6);
        ++compared;
    }
    QCOMPARE(compared, 5);
}

void Plots::longStripsSayWhatIsLeftOut()
{
    std::vector<StripItem> items;
    for (std::int64_t i = 0; i < 3000; ++i)
        items.push_back({.text = "token", .ref = {1, i * 5, i * 5 + 5}});
    const auto draw = [&](Rect area, const View& view, Canvas& canvas) {
        tokenStrip({.rows = {{.items = items}}}, area, view, canvas);
    };
    const Picture top = record(draw, viewOf());
    QVERIFY(top.marks.size() < 1000); // what is out of sight is not recorded
    QVERIFY(top.marks.back().shape.index() == 5);
    QVERIFY(QString::fromStdString(textsOf(top).back().text).endsWith("lines shown"));
    View lower = viewOf();
    lower.camera.y = 0.5;
    const Picture middle = record(draw, lower);
    QVERIFY(middle.links.front().ref.begin > 5000);
}

// Until they are scrolled; its line is whole.
void Plots::longStripsFollowWhatIsSelected()
{
    TokenStrip strip;
    const auto select = [&](int which) {
        strip.rows = {{}};
        for (int i = 0; i < 400; ++i)
            strip.rows[0].items.push_back(
                {.text = "t" + std::to_string(i), .ref = {1, i, i + 1}, .selected = i == which});
    };
    select(300);
    const auto heightOf = [&](const std::string& word, const View& view) {
        Canvas canvas(view.size);
        tokenStrip(strip, {0, 0, view.size.width, view.size.height}, view, canvas);
        for (const TextMark& text : textsOf(canvas.take()))
            if (text.text == word) return text.at.y;
        return -1.0;
    };
    View view = viewOf(450, 120);
    QCOMPARE(heightOf("t300", view), -1.0);
    strip.follow = true;
    const double y = heightOf("t300", view);
    QVERIFY(y > 10 && y < 100);
    view.camera.y = 0.01;
    QCOMPARE(heightOf("t300", view), -1.0);
    select(399); // of the last lines too
    view.camera.y = 0;
    QVERIFY(heightOf("t399", view) > 10 && heightOf("t399", view) < 100);
}

// What is known before a drawing, and shared by drawings, draws what is found out by it.
void Plots::preparedPiecesDrawTheSame()
{
    const std::string text = "A \xc3\xa9\tb\nc  d";
    std::vector<StripItem> plain, ready;
    for (int i = 0; i < 200; ++i) {
        const Ref ref{1, i, i + 1};
        const std::string piece = text.substr(std::size_t(i) % text.size());
        plain.push_back({.text = piece,
            .ref = ref,
            .value = 0.1,
            .selected = i == 7,
            .edit = Edit{{}, {{"token", Value(std::int64_t(i))}}}});
        ready.push_back({.text = piece,
            .ref = ref,
            .value = 0.1,
            .band = 0.5,
            .width = labelWidth(piece),
            .selected = i == 7});
    }
    const auto drawn = [](StripRow row, double bandHigh) {
        TokenStrip strip;
        strip.rows = {std::move(row)};
        strip.bandHigh = bandHigh;
        const View view = viewOf();
        Canvas canvas(view.size);
        tokenStrip(strip, {0, 0, view.size.width, view.size.height}, view, canvas);
        return canvas.take();
    };
    const Picture one = drawn({.items = plain}, 1);
    const Picture other = drawn({.items = ready, .field = "token"}, 0);
    QCOMPARE(QString::fromStdString(other.text()), QString::fromStdString(one.text()));
    QCOMPARE(other.edits.size(), one.edits.size());
    for (std::size_t i = 0; i < one.edits.size(); ++i)
        QVERIFY(other.edits[i].set == one.edits[i].set);
    QVERIFY(drawn({.items = ready, .field = "token"}, 1).text() != one.text()); // with bars
}

void Plots::weakLinksAreLeftOut()
{
    const Picture picture = record(sampleNamed("links"), viewOf());
    int paths = 0;
    double width = 0;
    for (const Mark& mark : picture.marks)
        if (const auto* path = std::get_if<PathMark>(&mark.shape)) {
            ++paths;
            QVERIFY(path->stroke.width >= width); // the strongest on top
            width = path->stroke.width;
        }
    QCOMPARE(paths, 3);
}

QTEST_APPLESS_MAIN(Plots)
#include "tst_plots.moc"
