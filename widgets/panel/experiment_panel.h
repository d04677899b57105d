#pragma once
#include "widgets/canvas/canvas_view.h"
#include "widgets/look/look.h"
#include "widgets/panel/panel_comparison.h"
#include "widgets/panel/panel_run.h"
#include "widgets/workspace/workspace.h"

#include <QWidget>

class QLabel;
class QToolButton;
class QFrame;
class QPushButton;
class QProgressBar;

namespace seq {

class Form;
class NumbersTable;
class HistoryList;
class CompareBar;
class SideColumn;

// What all panels share, of all windows; outlives them.
struct PanelContext {
    Workspace& workspace;
    Runner& runner;
    TileLookup& tiles;
    Look& look;
    Renderer renderer;
};

// The panel of every method: picture | parameters, numbers, history. Its state is in the workspace.
class ExperimentPanel final : public QWidget {
    Q_OBJECT
public:
    ExperimentPanel(
        const PanelContext&, int key, std::shared_ptr<const Experiment>, QWidget* parent);
    int key() const { return key_; }
    const Experiment& experiment() const { return *experiment_; }
    PanelRun& run() { return run_; }
    const PanelRun& run() const { return run_; }
    Form& form() { return *form_; }
    CanvasView& canvas() { return *canvas_; }
    const CanvasView& canvas() const { return *canvas_; }
    void preset(Preset); // a command; what is looked at stays
    void setCalm(bool); // the picture alone: for a projector
    // What is drawn: the values that made the result, with the redraw-only fields as they are now.
    Values drawnValues() const;
    ComparisonState drawnComparison() const; // what B has in place of drawnValues()
    RunState state() const; // of its run, or of the one that it is compared with
    void cancel(); // both
    void tilesFailed(const std::string& source, const std::string& why); // said if it is shown here
    std::optional<Values> runBefore() const; // of the history; none: there was one run at most
    void goBack(); // to it
    const ComparisonState& comparison() const { return comparison_.state(); }
    void setComparison(const ComparisonState&); // a command
    void compareWith(const Values& run); // of the history
    void compareWithRunBefore();
    void swapComparison();
    void askComparison(); // a dialog

signals:
    void stateChanged(); // state()
    void inspected(const seq::Spot&, const seq::Reading&); // what the pointer or the cursor is on
    void pictureDrawn();

protected:
    void showEvent(QShowEvent*) override;
    void hideEvent(QHideEvent*) override;

private:
    QWidget* makePicture();
    QWidget* makeSide();
    QWidget* makeBanner();
    QWidget* makeHead();
    void connectAll();
    void follow(); // the state in the workspace
    void followText(); // the shared one
    std::string textField() const; // the field bound to it; empty: none
    void propose(Values); // a command
    void edit(const Edit&);
    void slide(const Drag&, double value);
    void showComparison();
    void showNumbers();
    void connectComparison();
    void redraw();
    void showState();
    void showLook();
    PanelContext context_;
    int key_;
    std::shared_ptr<const Experiment> experiment_;
    Schema schema_;
    PanelRun run_;
    PanelComparison comparison_;
    Values followed_; // as run or queued last
    Form* form_ = nullptr;
    CanvasView* canvas_ = nullptr;
    NumbersTable* numbers_ = nullptr;
    HistoryList* history_ = nullptr;
    SideColumn* column_ = nullptr;
    QFrame *side_ = nullptr, *banner_ = nullptr;
    QLabel *summary_ = nullptr, *notice_ = nullptr; // one or the other
    QLabel *bannerText_ = nullptr, *badge_ = nullptr, *inspector_ = nullptr;
    QLabel *busyText_ = nullptr, *empty_ = nullptr;
    QProgressBar* progress_ = nullptr;
    QPushButton* cancel_ = nullptr;
    QToolButton *follow_ = nullptr, *compare_ = nullptr;
    CompareBar* compareBar_ = nullptr;
    QString drawFailure_, tileFailure_; // tileFailure_: until the next result
    QTimer veil_; // over the last picture, when a run takes long
};

} // namespace seq
