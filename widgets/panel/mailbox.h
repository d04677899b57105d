#pragma once
#include <QMetaObject>
#include <QObject>
#include <functional>
#include <memory>
#include <mutex>

namespace seq {

// How other threads hand things to an object of the GUI thread: by queued calls, which end with
// the mailbox. Addresses may outlive it.
class Mailbox {
    struct Door {
        std::mutex lock;
        QObject* target;
    };

public:
    class Address {
    public:
        void post(std::function<void()> call) const
        {
            const std::lock_guard guard(door_->lock);
            if (door_->target)
                QMetaObject::invokeMethod(door_->target, std::move(call), Qt::QueuedConnection);
        }

    private:
        friend class Mailbox;
        std::shared_ptr<Door> door_;
    };
    explicit Mailbox(QObject* target)
        : door_(std::make_shared<Door>())
    {
        door_->target = target;
    }
    ~Mailbox()
    {
        const std::lock_guard guard(door_->lock);
        door_->target = nullptr;
    }
    Mailbox(const Mailbox&) = delete;
    Mailbox& operator=(const Mailbox&) = delete;
    Address address() const
    {
        Address a;
        a.door_ = door_;
        return a;
    }

private:
    std::shared_ptr<Door> door_;
};

} // namespace seq
