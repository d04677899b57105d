#pragma once
#include <QByteArray>
#include <QObject>
#include <QString>
#include <QTimer>
#include <functional>
#include <map>
#include <string>

class QDockWidget;
class QMainWindow;

namespace seq {

class Workspace;

// Where the docks of a window are: of the panels in `area`, and of what stands around it. What the
// user does to them is a step of the history; quick ones are one. A layout is text: two states of
// QMainWindow in base64. One that is damaged, or of other docks, loses no panel: those that it does
// not place are put beside the others, those that it puts off the screens come back.
class DockLayout final : public QObject {
    Q_OBJECT
public:
    DockLayout(QMainWindow& window, QMainWindow& area, Workspace&, int id); // of the window
    void adopt(int key, QDockWidget*); // a panel's, in place already
    void expect(const std::string& layout); // of the panels that are adopted next; empty: any
    void forget(int key); // it is closed, or moved away; an undo brings it back to where it was
    std::string now() const; // panels by their keys: of this document
    void put(const std::string& layout);
    // With the panels by their order: of any document that has as many, or more.
    std::string portable() const;
    void putPortable(const std::string& layout);
    void change(const std::function<void()>& by); // a step of the history
    std::string panels() const; // the area alone, for the workspace file
    void putPanels(const QString& base64);

protected:
    bool eventFilter(QObject*, QEvent*) override;

private:
    void settle(); // after restoring: every panel is somewhere, and on a screen
    void bring(QDockWidget&) const; // onto a screen
    void watch(QDockWidget*);
    void notice(); // the user did something, perhaps
    void record();
    template <class Do> auto byOrder(Do) const; // docks named by their order meanwhile
    QMainWindow &window_, &area_;
    Workspace& workspace_;
    std::map<int, QDockWidget*> docks_;
    std::map<int, std::string> closed_; // where panels were, by key
    std::string expected_;
    int id_;
    QTimer soon_, rest_;
    bool quiet_ = false, touched_ = false;
};

} // namespace seq
