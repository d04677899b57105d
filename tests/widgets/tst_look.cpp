// The look follows the desktop: a portal of our own, on a bus of our own.
#include "tests/shared/watchdog.h"
#include "widgets/look/look.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusVariant>
#include <QMap>
#include <QProcess>
#include <QStandardPaths>
#include <QtTest>

using namespace seq;

constexpr int kFollowed = 1000; // ms, R13

class Portal final : public QObject, protected QDBusContext {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")
public:
    void set(const QString& group, const QString& key, const QVariant& value)
    {
        values_[group + ' ' + key] = value;
        emit SettingChanged(group, key, QDBusVariant(value));
    }

public slots:
    QDBusVariant Read(const QString& group, const QString& key)
    {
        ++asked;
        const auto at = values_.constFind(group + ' ' + key);
        if (at == values_.constEnd()) {
            sendErrorReply("org.freedesktop.portal.Error.NotFound", "none of that name");
            return {};
        }
        return QDBusVariant(QVariant::fromValue(QDBusVariant(*at))); // twice, as the real one does
    }

signals:
    void SettingChanged(const QString& group, const QString& key, const QDBusVariant& value);

public:
    int asked = 0;

private:
    QMap<QString, QVariant> values_;
};

class TestLook : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanupTestCase();
    void asksOnceAndFollows();
    void motionFollowsAnyOfTheDesktops_data();
    void motionFollowsAnyOfTheDesktops();
    void ownChoiceOfMotionWins();

private:
    QProcess bus_;
    std::unique_ptr<Portal> portal_;
};

void TestLook::initTestCase()
{
    qRegisterMetaType<QDBusVariant>("QDBusVariant"); // else a first signal is not sent
    const QString daemon = QStandardPaths::findExecutable("dbus-daemon");
    if (daemon.isEmpty()) QSKIP("dbus-daemon is not installed");
    bus_.start(daemon, {"--session", "--nofork", "--print-address=1"});
    QVERIFY(bus_.waitForStarted());
    while (!bus_.canReadLine())
        QVERIFY(bus_.waitForReadyRead(5000));
    const QByteArray address = bus_.readLine().trimmed();
    qputenv("DBUS_SESSION_BUS_ADDRESS", address);
    auto own = QDBusConnection::connectToBus(QString::fromUtf8(address), "portal");
    QVERIFY(own.registerService("org.freedesktop.portal.Desktop"));
}

void TestLook::init()
{
    auto own = QDBusConnection(QStringLiteral("portal"));
    own.unregisterObject("/org/freedesktop/portal/desktop");
    portal_ = std::make_unique<Portal>();
    QVERIFY(own.registerObject("/org/freedesktop/portal/desktop", portal_.get(),
        QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals));
}

void TestLook::cleanupTestCase()
{
    QDBusConnection::disconnectFromBus("portal");
    bus_.kill();
    bus_.waitForFinished();
}

void TestLook::asksOnceAndFollows()
{
    portal_->set("org.freedesktop.appearance", "color-scheme", 1U);
    Look look;
    QVERIFY(!look.theme().dark);
    look.followSystem();
    look.followSystem();
    QTRY_VERIFY(look.theme().dark);
    QTRY_COMPARE(portal_->asked, 4); // each key once
    QVERIFY(!look.still());
    const QColor dark = QApplication::palette().color(QPalette::Window);
    QElapsedTimer since;
    since.start();
    portal_->set("org.freedesktop.appearance", "color-scheme", 2U);
    QVERIFY(QTest::qWaitFor([&] { return !look.theme().dark; }, kFollowed));
    QVERIFY(QApplication::palette().color(QPalette::Window).lightness() > dark.lightness());
    qInfo("the desktop's light is followed in %lld ms", since.elapsed());
    QVERIFY(since.elapsed() <= kFollowed);
    look.choose(Look::Dark);
    portal_->set("org.freedesktop.appearance", "color-scheme", 0U);
    QTest::qWait(50);
    QVERIFY(look.theme().dark);
}

void TestLook::motionFollowsAnyOfTheDesktops_data()
{
    QTest::addColumn<QString>("group");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QVariant>("still");
    QTest::addColumn<QVariant>("moving");
    QTest::newRow("freedesktop") << "org.freedesktop.appearance"
                                 << "reduced-motion" << QVariant(1U) << QVariant(0U);
    QTest::newRow("GNOME") << "org.gnome.desktop.interface"
                           << "enable-animations" << QVariant(false) << QVariant(true);
    QTest::newRow("KDE") << "org.kde.kdeglobals.KDE"
                         << "AnimationDurationFactor" << QVariant("0") << QVariant("0.5");
    QTest::newRow("KDE, empty") << "org.kde.kdeglobals.KDE"
                                << "AnimationDurationFactor" << QVariant("0") << QVariant("");
    QTest::newRow("KDE, no number") << "org.kde.kdeglobals.KDE"
                                    << "AnimationDurationFactor" << QVariant("0") << QVariant("x");
}

void TestLook::motionFollowsAnyOfTheDesktops()
{
    QFETCH(QString, group);
    QFETCH(QString, key);
    QFETCH(QVariant, still);
    QFETCH(QVariant, moving);
    portal_->set(group, key, still);
    const int flash = QApplication::cursorFlashTime();
    Look look;
    look.followSystem();
    QTRY_VERIFY(look.still());
    QCOMPARE(QApplication::cursorFlashTime(), 0);
    portal_->set(group, key, moving);
    QTRY_VERIFY(!look.still());
    QCOMPARE(QApplication::cursorFlashTime(), flash);
}

void TestLook::ownChoiceOfMotionWins()
{
    portal_->set("org.freedesktop.appearance", "reduced-motion", 1U);
    Look look;
    look.setMotion(Look::Whole);
    look.followSystem();
    QTRY_COMPARE(portal_->asked, 4);
    QTest::qWait(50);
    QVERIFY(!look.still());
    look.setMotion(Look::AsSystem);
    QVERIFY(look.still());
    portal_->set("org.freedesktop.appearance", "reduced-motion", 0U);
    QTRY_VERIFY(!look.still());
    look.setMotion(Look::Reduced);
    QVERIFY(look.still());
    look.setMotion(Look::AsSystem);
    QVERIFY(!look.still());
}

int main(int argc, char** argv)
{
    return testWatched<TestLook>(argc, argv);
}
#include "tst_look.moc"
