#pragma once
#include "app/export_dialog.h"
#include "app/export_work.h"
#include "app/workbench.h"
#include "widgets/actions/action_menu.h"

#include <QMainWindow>

class QDockWidget;

namespace seq {

class DockLayout;
class JobBar;
class LessonPanel;
class LibraryList;
struct LessonStep;

// A window: library, panels in docks, input, jobs. The first one has the workbench of all; families
// are added after painted().
class MainWindow final : public QMainWindow {
    Q_OBJECT
public:
    MainWindow(Engine&, Runner&, Renderer); // the first one; all outlive it
    MainWindow(Workbench&, int id); // another one
    ~MainWindow() override;
    int id() const { return id_; } // as the document has it; 0: the first
    void addFamily(const QString& title, const std::vector<std::shared_ptr<const Experiment>>&,
        const std::vector<PanelEntry>& = {});
    void addBroken(const QString& title, const QString& reason);
    void start(const std::vector<std::filesystem::path>& files); // once, after all families
    void open(const std::filesystem::path&); // a workspace, model, figure or text
    bool saveTo(const std::filesystem::path&); // false: could not, and said so
    // Before start(): where recent files and the copies against crashes are kept. Without: nowhere.
    void useFolders(const std::filesystem::path& settings, const std::filesystem::path& copies);
    ExperimentPanel* openPanel(const std::string& experiment); // a new one; null: unknown id
    void openLesson(const std::string& name); // as lessonFile() takes it
    std::vector<ExperimentPanel*> panels() const; // in this window
    ExperimentPanel* front() const; // null: none
    Workbench& bench() { return bench_; }
    Workspace& workspace() { return workspace_; }
    Look& look() { return bench_.look; }
    ActionRegistry& actions() { return actions_; }
    Session& session() { return bench_.session(); }
    DockLayout& layout() { return *layout_; }
    // Of the panel in front; computed afresh. The ending says what: svg, pdf, png, json, csv.
    void exportTo(const ExportChoice&, const std::filesystem::path&);
    void exportFigure(const std::filesystem::path&); // as chosen last
    void copy(const ExportChoice&); // to the clipboard
    std::string command(const ExportChoice&, const std::string& file); // that makes the figure

    // What the workbench asks of a window.
    struct Open {
        QDockWidget* dock;
        ExperimentPanel* panel; // null: bespoke
    };
    void list(const Workbench::Listed&); // in its library
    void begin(); // what stands after the families
    bool has(int panel) const { return open_.contains(panel); }
    ExperimentPanel* addPanel(int key); // null: bespoke
    Open release(int panel);
    void adopt(int panel, Open);
    void follow(ExperimentPanel*); // of any window
    void raise(int panel);
    void edit(const Edit&); // a click in one panel that sets another experiment's fields
    void quit();

signals:
    void painted(); // once: the window was painted first
    void firstPicture(); // once: a panel painted a result
    void exported(const QString& file, const QString& failure); // empty: written

protected:
    void paintEvent(QPaintEvent*) override;
    void closeEvent(QCloseEvent*) override;
    void dragEnterEvent(QDragEnterEvent*) override;
    void dropEvent(QDropEvent*) override;
    void changeEvent(QEvent*) override; // which window was used last
    bool eventFilter(QObject*, QEvent*) override; // closed docks leave the document

private:
    MainWindow(std::unique_ptr<Workbench>);
    void makeDocks();
    void makeStatus();
    void makeMenus();
    void makeEditMenu();
    void makeViewMenu();
    void makePanelMenu();
    void makeRunMenu();
    void makeWindowMenu();
    void addDoors(ActionMenu&); // locator, palette, shortcuts
    void setProjector(bool);
    static constexpr const char* kLesson = "lesson:"; // before a lesson's name in the library
    void listLessons();
    void makeLesson();
    bool inLesson() const;
    void showStep(const LessonStep&);
    void makeSession();
    void showTitle();
    void openWorkspace(const std::filesystem::path&);
    void newWorkspace();
    void save();
    void saveAs();
    bool mayLeave(); // asks, if there is something to lose
    void fillRecent(QMenu*);
    void offerRecovery(); // of what a crash left
    void openFirst(); // what a start without files shows
    void choose(const std::string& id); // the panel that is there, or a new one
    const PanelState* showing(const std::string& experiment) const; // here first; null: nowhere
    void connectPanel(int key, ExperimentPanel*);
    void removePanel(int key);
    void showHint(); // in place of panels, where there are none
    void askOpen();
    void askExport();
    void askFile(const ExportChoice&);
    void offer(ExperimentPanel*, QPoint); // the context menu
    void copyPicture();
    void copyNumbers();
    void copyCommand(const ExportChoice&);
    ExperimentPanel* pictured(); // front(), if it has a picture; else says so
    using Use = std::function<void(MainWindow&, const QByteArray&)>;
    void compute(const ExportChoice&, const Use&, const QString& name);
    void resetLayout();
    void openModel(const std::string& written);
    void openFigure(const std::filesystem::path&);
    void sayMissingModel();
    std::unique_ptr<Workbench> own_; // of the first one
    Workbench& bench_;
    Workspace& workspace_;
    int id_;
    ActionRegistry actions_{this};
    std::map<int, Open> open_;
    QMainWindow* area_ = nullptr; // where panels dock
    LibraryList* library_ = nullptr;
    DockLayout* layout_ = nullptr;
    QDockWidget *libraryDock_ = nullptr, *inputDock_ = nullptr; // the first: a lesson, too
    class InspectorDock* inspector_ = nullptr;
    LessonPanel* lesson_ = nullptr; // null: none was opened
    JobBar* jobs_ = nullptr;
    ExportChoice export_; // the last one
    struct {
        Qt::WindowStates state;
        bool library = true, inspector = true;
    } before_; // the projector
    int frontKey_ = 0;
    bool painted_ = false, pictured_ = false, projector_ = false, hadLibrary_ = true;
    Mailbox mailbox_;
};

} // namespace seq
