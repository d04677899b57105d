#pragma once
#include <QLabel>

namespace seq {

class Engine;

// What runs compute on, in the status bar. A device can be lost: refresh() after each run.
class MachineLabel final : public QLabel {
    Q_OBJECT
public:
    explicit MachineLabel(const Engine&, QWidget* parent = nullptr); // the engine outlives it
    void refresh();

private:
    const Engine& engine_;
};

} // namespace seq
