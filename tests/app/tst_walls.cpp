// The walls of ARCHITECTURE.md §1, the sizes of §10 and kernel slots, read off the source tree.
#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <QtTest>

namespace {

struct Source {
    QString path, text; // path from the root of the tree
    int lines() const { return int(text.count('\n')); }
    bool under(const char* folder) const { return path.startsWith(QLatin1String(folder)); }
};
using Sources = QList<Source>;

Sources sourceTree()
{
    Sources all;
    const QDir root(SEQSCOPE_SOURCE);
    for (const char* folder : {"app", "widgets", "engine", "plugins", "tests"}) {
        QDirIterator it(root.filePath(folder), {"*.h", "*.cpp", "*.cu"}, QDir::Files,
            QDirIterator::Subdirectories);
        while (it.hasNext()) {
            QFile file(it.next());
            if (file.open(QIODevice::ReadOnly))
                all.push_back({root.relativeFilePath(file.fileName()), file.readAll()});
        }
    }
    std::ranges::sort(all, {}, &Source::path);
    return all;
}

QStringList includesOf(const Source& source)
{
    static const QRegularExpression line(
        R"(^\s*#\s*include\s*[<"]([^>"]+)[>"])", QRegularExpression::MultilineOption);
    QStringList found;
    for (auto it = line.globalMatch(source.text); it.hasNext();)
        found.push_back(it.next().captured(1));
    return found;
}

// What a folder of the engine may include, besides itself. cpu and cuda hold the kernels of ops.
const QMap<QString, QStringList>& engineLayers()
{
    static const QStringList below{"base", "tensor", "ops", "autograd", "nn", "figure"};
    static const QMap<QString, QStringList> layers{
        {"base", {}},
        {"tensor", {"base"}},
        {"ops", {"base", "tensor"}},
        {"cpu", {"base", "tensor", "ops"}},
        {"cuda", {"base", "tensor", "ops"}},
        {"autograd", {"base", "tensor", "ops"}},
        {"figure", {"base", "tensor"}},
        {"nn", {"base", "tensor", "ops", "autograd", "figure"}}, // figure: a map is a tile source
        {"text", below},
        {"decode", below},
        {"cache", below},
        {"retrieval", below},
        {"comm", below},
        {"serve", below},
        {"experiment",
            below + QStringList{"text", "decode", "cache", "retrieval", "comm", "serve"}},
    };
    return layers;
}

// Files of a family that make its Qt module; all others are methods and know the engine alone.
bool isModule(const Source& source)
{
    static const QRegularExpression module("^plugins/[^/]+/(plugin\\.cpp|panel[^/]*)$");
    return module.match(source.path).hasMatch();
}

QString engineWall(const Source& source, const QString& include)
{
    const QString layer = source.path.section('/', 1, 1);
    if (!engineLayers().contains(layer)) return "engine/" + layer + " is no layer of §1";
    if (include == "engine/cpu/isa.h" && layer == "experiment") return {}; // names the machine
    const QString other = include.section('/', 1, 1);
    if (other == layer || engineLayers()[layer].contains(other)) return {};
    return "engine/" + layer + " must not know engine/" + other;
}

// Which folder of the product may include which.
QString productWall(const Source& source, const QString& include)
{
    const QString from = source.path.section('/', 0, 0), to = include.section('/', 0, 0);
    static const QStringList folders{"app", "widgets", "engine", "plugins", "tests"};
    if (from == "tests" || !folders.contains(to)) return {};
    if (from == "engine" && to == "engine") return engineWall(source, include);
    if (to == "engine" && include.startsWith("engine/cuda/")) return "engine/cuda is a module";
    if (to == "engine" || from == to) {
        const bool family = from == "plugins"
            && source.path.section('/', 1, 1) != include.section('/', 1, 1) && to == "plugins";
        return family ? "plugins never include each other" : QString();
    }
    if (to == "widgets" && (from == "app" || isModule(source))) return {};
    return from + " must not know " + to;
}

// Foreign libraries that have one place only.
QString libraryWall(const Source& source, const QString& include)
{
    static const QRegularExpression imgui("(^|/)imgui"), qt("^(Q[A-Z]|Qt[A-Z][a-z]+/)"),
        simd("^(Eigen/|.*mmintrin\\.h$|x86intrin\\.h$|arm_neon\\.h$)"),
        cuda("^(cuda|cublas|cufft|nccl|cub/)");
    if (imgui.match(include).hasMatch() && !source.under("widgets/ink/")
        && !source.under("tests/widgets/"))
        return "ImGui belongs to widgets/ink";
    if (simd.match(include).hasMatch() && !source.under("engine/cpu/"))
        return "Eigen and intrinsics belong to engine/cpu";
    if (cuda.match(include).hasMatch() && !source.under("engine/cuda/"))
        return "CUDA belongs to engine/cuda";
    const bool qtFree = source.under("engine/") || (source.under("plugins/") && !isModule(source));
    if (qtFree && qt.match(include).hasMatch()) return "no Qt in the engine nor in methods";
    return {};
}

QStringList brokenWalls(const Sources& sources)
{
    QStringList broken;
    for (const Source& source : sources)
        for (const QString& include : includesOf(source))
            for (const QString& why : {productWall(source, include), libraryWall(source, include)})
                if (!why.isEmpty())
                    broken.push_back(source.path + " includes " + include + ": " + why);
    return broken;
}

QStringList brokenSizes(const Sources& sources)
{
    // over the budget for a reason; the number still holds it
    static const QMap<QString, int> exceptions{
        {"engine/text/split_scanner.h", 200}, // one template, inlined into two loops for speed
    };
    QStringList broken;
    QMap<QString, int> sums;
    for (const Source& source : sources) {
        const int most = exceptions.value(source.path, source.path.endsWith(".h") ? 150 : 600);
        if (source.lines() > most)
            broken.push_back(QString("%1 has %2 lines of %3 at most")
                                 .arg(source.path)
                                 .arg(source.lines())
                                 .arg(most));
        sums[source.path.section('/', 0, 0)] += source.lines();
        sums["all"] += source.lines();
    }
    const QMap<QString, int> budgets{{"app", 7500}, {"engine", 38000}, {"all", 120000}};
    for (const auto& [folder, most] : budgets.asKeyValueRange())
        if (sums[folder] > most)
            broken.push_back(
                QString("%1: %2 lines of %3 at most").arg(folder).arg(sums[folder]).arg(most));
    return broken;
}

// A slot that no CPU file fills throws at its first call; one that nobody calls is dead.
QStringList deadSlots(const Sources& sources)
{
    static const QRegularExpression slot(R"(constinit\s+Kernel<[^;{]*>\s*(\w+)\s*\{)");
    QStringList dead;
    QString ops, cpu;
    for (const Source& source : sources) {
        if (source.under("engine/ops/")) ops += source.text;
        if (source.under("engine/cpu/")) cpu += source.text;
    }
    for (auto it = slot.globalMatch(ops); it.hasNext();) {
        const QString name = it.next().captured(1);
        if (!cpu.contains(name + ".provide(Device::Cpu"))
            dead.push_back(name + " is filled by no file of engine/cpu");
        const QRegularExpression use("\\b" + name + "\\b");
        if (ops.count(use) - ops.count(QRegularExpression(">\\s*" + name + "\\b")) < 1)
            dead.push_back(name + " is called by no op");
    }
    return dead;
}

Source bad(const char* path, const char* include)
{
    return {path, QString("#include <vector>\n#include \"%1\"\n").arg(include)};
}

} // namespace

class TestWalls : public QObject {
    Q_OBJECT
private slots:
    void wallsStand();
    void sizesHold();
    void noDeadSlots();
    void checkerFindsEachBrokenWall_data();
    void checkerFindsEachBrokenWall();
    void checkerFindsBrokenSizes();
    void checkerFindsDeadSlots();
};

void TestWalls::wallsStand()
{
    const Sources tree = sourceTree();
    QVERIFY(tree.size() > 100);
    const QStringList broken = brokenWalls(tree);
    QVERIFY2(broken.isEmpty(), qPrintable(broken.join('\n')));
}

void TestWalls::sizesHold()
{
    const QStringList broken = brokenSizes(sourceTree());
    QVERIFY2(broken.isEmpty(), qPrintable(broken.join('\n')));
}

void TestWalls::noDeadSlots()
{
    const QStringList dead = deadSlots(sourceTree());
    QVERIFY2(dead.isEmpty(), qPrintable(dead.join('\n')));
}

void TestWalls::checkerFindsEachBrokenWall_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("include");
    QTest::addColumn<bool>("allowed");
    const auto row = [](const char* path, const char* include, bool allowed = false) {
        QTest::addRow("%s <- %s", path, include) << path << include << allowed;
    };
    row("engine/nn/a.cpp", "QString");
    row("engine/nn/a.cpp", "QtCore/QString");
    row("plugins/decoding/beam.cpp", "QObject");
    row("plugins/decoding/plugin.cpp", "QObject", true);
    row("plugins/decoding/beam.cpp", "widgets/family.h");
    row("plugins/decoding/plugin.cpp", "widgets/family.h", true);
    row("plugins/decoding/beam.cpp", "plugins/attention/explore.h");
    row("plugins/decoding/beam.cpp", "plugins/decoding/tree.h", true);
    row("plugins/decoding/beam.cpp", "engine/nn/probe.h", true);
    row("widgets/canvas/view.cpp", "imgui/imgui.h");
    row("widgets/ink/imgui_ink.cpp", "imgui.h", true);
    row("widgets/canvas/view.cpp", "plugins/attention/explore.h");
    row("widgets/canvas/view.cpp", "app/main_window.h");
    row("app/main.cpp", "plugins/attention/explore.h");
    row("app/main.cpp", "widgets/family.h", true);
    row("app/main.cpp", "engine/cuda/device.h");
    row("engine/nn/a.cpp", "Eigen/Core");
    row("engine/ops/a.cpp", "immintrin.h");
    row("engine/cpu/a.cpp", "immintrin.h", true);
    row("engine/ops/a.cpp", "cuda_runtime.h");
    row("engine/cuda/a.cu", "cuda_runtime.h", true);
    row("engine/tensor/a.cpp", "engine/ops/linear.h");
    row("engine/ops/a.cpp", "engine/cpu/isa.h");
    row("engine/figure/a.cpp", "engine/experiment/job.h");
    row("engine/text/a.cpp", "engine/decode/beam.h");
    row("engine/experiment/a.cpp", "engine/text/tokenizer.h", true);
    row("engine/base/a.cpp", "widgets/family.h");
    row("engine/misc/a.cpp", "engine/base/error.h");
}

void TestWalls::checkerFindsEachBrokenWall()
{
    QFETCH(QString, path);
    QFETCH(QString, include);
    QFETCH(bool, allowed);
    const auto broken = brokenWalls({bad(qPrintable(path), qPrintable(include))});
    QCOMPARE(broken.size(), allowed ? 0 : 1);
}

void TestWalls::checkerFindsBrokenSizes()
{
    QCOMPARE(brokenSizes({{"engine/nn/a.h", QString(150, '\n')}}).size(), 0);
    QCOMPARE(brokenSizes({{"engine/nn/a.h", QString(151, '\n')}}).size(), 1);
    QCOMPARE(brokenSizes({{"tests/engine/a.cpp", QString(601, '\n')}}).size(), 1);
    Sources app;
    for (int i = 0; i < 19; ++i)
        app.push_back({QString("app/a%1.cpp").arg(i), QString(400, '\n')});
    QCOMPARE(brokenSizes(app).size(), 1);
}

void TestWalls::checkerFindsDeadSlots()
{
    const Source slot{"engine/ops/a.cpp",
        "constinit Kernel<void(const Tensor&,\n    Tensor&)> aKernel{\"a\"};\n"};
    const Source call{"engine/ops/b.cpp", "void a() { aKernel(d, x, y); }\n"};
    const Source fill{
        "engine/cpu/a.cpp", "const bool provided = aKernel.provide(Device::Cpu, aCpu);\n"};
    QCOMPARE(deadSlots({slot, call, fill}).size(), 0);
    QCOMPARE(deadSlots({slot, call}).size(), 1);
    QCOMPARE(deadSlots({slot, fill}).size(), 1);
    QCOMPARE(deadSlots({slot}).size(), 2);
}

QTEST_APPLESS_MAIN(TestWalls)
#include "tst_walls.moc"
