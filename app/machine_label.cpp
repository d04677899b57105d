#include "app/machine_label.h"

#include "engine/experiment/engine.h"

namespace seq {

MachineLabel::MachineLabel(const Engine& engine, QWidget* parent)
    : QLabel(parent)
    , engine_(engine)
{
    setProperty("role", "faint");
    setContentsMargins(0, 0, 12, 0);
    refresh();
}

void MachineLabel::refresh()
{
    setText(tr("%1, %2 threads, %3")
                .arg(QString::fromStdString(toString(engine_.device())),
                    QString::number(engine_.threads()),
                    QString::fromStdString(engine_.instructionSet())));
}

} // namespace seq
