#pragma once
#include <QObject>
#include <QVariant>
#include <vector>

class QDBusVariant;

namespace seq {

// What the desktop says about appearance, by xdg-desktop-portal: read once, then followed live.
class DesktopPortal final : public QObject {
    Q_OBJECT
public:
    struct Key {
        QString group, name;
        bool operator==(const Key&) const = default;
    };
    using QObject::QObject;
    void follow(
        const std::vector<Key>&); // once, without waiting; without a portal nothing is heard

signals:
    void heard(const seq::DesktopPortal::Key&, const QVariant& value);

private slots:
    void settingChanged(const QString& group, const QString& name, const QDBusVariant& value);

private:
    void ask(const Key&);
    std::vector<Key> keys_;
};

} // namespace seq
