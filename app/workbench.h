#pragma once
#include "app/layout_file.h"
#include "app/recent_files.h"
#include "widgets/family.h"
#include "widgets/ink/tile_cache.h"
#include "widgets/panel/experiment_panel.h"

#include <QObject>
#include <QString>
#include <map>

namespace seq {

class ActionRegistry;
class Engine;
class MainWindow;
class Session;

// What the windows share: the document and its session, the experiments, the look, the files of the
// user's choices. The first window is there as long as it; it opens and closes the others as the
// document says, and tells each panel its window.
class Workbench final : public QObject {
    Q_OBJECT
public:
    struct Entry {
        std::shared_ptr<const Experiment> experiment;
        PanelEntry bespoke; // make is empty: the generic panel
        Schema schema = {};
    };
    struct Listed { // a family, as the libraries show it
        QString title;
        std::vector<std::shared_ptr<const Experiment>> experiments;
        std::vector<PanelEntry> bespoke;
        QString broken; // why it is not here; empty: it is
    };
    Workbench(Engine&, Runner&, Renderer); // all outlive it
    ~Workbench() override;
    void enter(MainWindow&); // by the first one
    void closeOthers(); // without a step: the program ends

    void addFamily(Listed);
    const std::vector<Listed>& families() const { return families_; }
    const std::map<std::string, Entry>& entries() const { return entries_; }
    const Entry* find(const std::string& experiment) const; // null: it is not here
    PanelContext panelContext() { return {workspace, runner, tiles, look, renderer}; }
    // Where recent files and other choices, and the copies against crashes, are kept.
    void useFolders(const std::filesystem::path& settings, const std::filesystem::path& copies);
    const std::filesystem::path& copies() const { return copies_; } // empty: nowhere
    Session& session() { return *session_; }

    std::vector<MainWindow*> windows() const; // the first one first
    MainWindow& first() const { return *windows_.at(0); }
    MainWindow& windowOf(int panel) const; // as the document says
    MainWindow* beside(const MainWindow&) const; // the next one, round and round; null: none
    MainWindow& active() const; // that was used last
    void setActive(MainWindow&); // unless it was closed
    MainWindow& newWindow(); // a step of the history
    void movePanel(int key, MainWindow&); // likewise
    void close(MainWindow&); // likewise: its panels go to what is left, which takes the room
    void quit(); // closes all, without a question
    bool quitting() const { return quitting_; }

    Engine& engine;
    Runner& runner;
    const Renderer renderer;
    Look look;
    Workspace workspace;
    TileCache tiles;
    RecentFiles recent{{}};
    LayoutFile layouts;
    int exports = 0; // that were begun: each has its number

signals:
    void windowOpened(seq::MainWindow*);

private:
    void open(int id);
    void drop(int id);
    void place(int panel); // in its window, made or moved
    void noteWindows();
    void putLayout(const QString& first);
    void readShortcuts(MainWindow&);
    void share(const MainWindow&); // the shortcuts that were changed there
    std::vector<Listed> families_;
    std::map<std::string, Entry> entries_;
    std::map<int, MainWindow*> windows_;
    MainWindow* active_ = nullptr;
    std::filesystem::path settings_, copies_;
    Session* session_;
    bool quitting_ = false, sharing_ = false;
};

} // namespace seq
