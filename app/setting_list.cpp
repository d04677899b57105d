#include "app/setting_list.h"

#include "engine/tensor/device.h"
#include "widgets/language/language.h"

#include <QObject>
#include <thread>

namespace seq {
namespace {

std::vector<Setting> lookSettings()
{
    const QString page = QObject::tr("Appearance");
    std::vector<std::pair<QString, QString>> languages{{QString(), QObject::tr("System")}};
    for (const Language& language : languagesThere())
        languages.emplace_back(language.code, language.title);
    return {{.id = kTheme,
                .page = page,
                .title = QObject::tr("Theme"),
                .help = QObject::tr("Of the window. Exported figures choose theirs themselves."),
                .kind = Setting::Choice,
                .initial = QStringLiteral("system"),
                .choices = {{QStringLiteral("system"), QObject::tr("System")},
                    {QStringLiteral("light"), QObject::tr("Light")},
                    {QStringLiteral("dark"), QObject::tr("Dark")}}},
        {.id = kText,
            .page = page,
            .title = QObject::tr("Text size"),
            .help = QObject::tr("Of all text, in pictures too."),
            .kind = Setting::Number,
            .initial = 100,
            .least = 75,
            .most = 250,
            .step = 5,
            .unit = QStringLiteral("%")},
        {.id = kLanguage,
            .page = page,
            .title = QObject::tr("Language"),
            .help = QObject::tr("Figures and the command line stay English."),
            .kind = Setting::Choice,
            .initial = QString(),
            .choices = languages,
            .restarts = true},
        {.id = kStill,
            .page = page,
            .title = QObject::tr("Reduced motion"),
            .help = QObject::tr("Nothing moves by itself: text cursors do not blink, bars of jobs "
                                "without a known length stand still."),
            .kind = Setting::Choice,
            .initial = QStringLiteral("system"),
            .choices = {{QStringLiteral("system"), QObject::tr("System")},
                {QStringLiteral("on"), QObject::tr("On")},
                {QStringLiteral("off"), QObject::tr("Off")}},
            .formerly = {{true, QStringLiteral("on")}, {false, QStringLiteral("off")}}}};
}

std::vector<Setting> workSettings()
{
    return {{.id = kAutosave,
        .page = QObject::tr("Work"),
        .title = QObject::tr("Copy against crashes"),
        .help = QObject::tr("Time after a change until a copy of the work is kept."),
        .kind = Setting::Number,
        .initial = 2,
        .least = 1,
        .most = 60,
        .unit = QObject::tr("s")}};
}

Setting::Choices gpus()
{
    Setting::Choices all;
    for (const DeviceInfo& gpu : cudaDevices()) {
        const QString id = QString::fromStdString(toString(gpu.device));
        all.emplace_back(id, QStringLiteral("%1 (%2)").arg(QString::fromStdString(gpu.name), id));
    }
    return all;
}

std::vector<Setting> machineSettings()
{
    const QString page = QObject::tr("Machine");
    const auto automatic = QObject::tr("Automatic");
    return {{.id = kDevice,
                .page = page,
                .title = QObject::tr("Device"),
                .help = QObject::tr("Where models run. Without a usable GPU it is the processor."),
                .kind = Setting::Choice,
                .initial = QStringLiteral("cpu"),
                .choices = {{QStringLiteral("cpu"), QObject::tr("Processor")}},
                .found = gpus,
                .also = QStringLiteral("cuda:[0-9]+"),
                .formerly = {{QStringLiteral("cuda"), QStringLiteral("cuda:0")}},
                .restarts = true},
        {.id = kThreads,
            .page = page,
            .title = QObject::tr("Threads"),
            .help = QObject::tr("Cores that a run may use; 0: all. No number depends on it."),
            .kind = Setting::Number,
            .initial = 0,
            .most = int(std::max(1U, std::thread::hardware_concurrency())),
            .restarts = true},
        {.id = kRenderer,
            .page = page,
            .title = QObject::tr("Drawing"),
            .help = QObject::tr("How pictures reach the screen. Automatic takes OpenGL where the "
                                "graphics card offers it."),
            .kind = Setting::Choice,
            .initial = QStringLiteral("auto"),
            .choices = {{QStringLiteral("auto"), automatic},
                {QStringLiteral("opengl"), QObject::tr("OpenGL")},
                {QStringLiteral("raster"), QObject::tr("Software")}},
            .restarts = true}};
}

} // namespace

std::vector<Setting> settingList()
{
    std::vector<Setting> all = lookSettings();
    for (auto* more : {workSettings, machineSettings})
        for (Setting& setting : more())
            all.push_back(std::move(setting));
    return all;
}

} // namespace seq
