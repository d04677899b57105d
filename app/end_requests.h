#pragma once
#include <QObject>
#include <functional>

namespace seq {

// Ctrl+C, kill and a closed terminal while a window is open: the first is answered by `end`, on the
// window's thread, the second ends the program at once. One lives at a time.
class EndRequests final : public QObject {
    Q_OBJECT
public:
    explicit EndRequests(std::function<void()> end);
    ~EndRequests() override;

private:
    int read_ = -1;
};

} // namespace seq
