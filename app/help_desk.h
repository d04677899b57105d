#pragma once
#include <QObject>
#include <QPointer>
#include <memory>
#include <vector>

class QDialog;

namespace seq {

class Experiment;
class HelpWindow;
class MainWindow;

// The Help menu of a window and what it opens.
class HelpDesk final : public QObject {
    Q_OBJECT
public:
    explicit HelpDesk(MainWindow&); // a child of the window; makes the menu
    void addFamily(
        const QString& title, const std::vector<std::shared_ptr<const Experiment>>& experiments);
    void open(const QString& page);

private:
    void openFront(); // of the panel in front
    void about();
    MainWindow& window_;
    std::vector<std::pair<QString, std::shared_ptr<const Experiment>>> experiments_; // by family
    QPointer<HelpWindow> help_;
    QPointer<QDialog> about_;
};

} // namespace seq
