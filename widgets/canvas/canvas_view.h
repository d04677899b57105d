#pragma once
#include "engine/figure/canvas.h"
#include "engine/figure/cell.h"
#include "engine/figure/reading.h"
#include "widgets/canvas/surface.h"
#include "widgets/panel/mailbox.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>
#include <functional>
#include <memory>
#include <optional>

namespace seq {

class Runner;

// Shows a recorded picture and turns the pointer and the keys into hovers, edits, drags and camera
// moves. Records again when result, size, camera or theme change, never when the pointer moves.
class CanvasView final : public QWidget {
    Q_OBJECT
public:
    using Record = std::function<void(const View&, Canvas&)>;
    CanvasView(Runner&, TileLookup*, Renderer, QWidget* parent = nullptr);
    ~CanvasView() override;
    void show(Record); // a result to draw; empty: nothing yet
    using QWidget::show;
    void setLook(const Theme&, double text);
    void setCamera(const Camera&); // without emitting
    void setHovered(const std::vector<Ref>&);
    void setDimmed(bool);
    bool dimmed() const { return scene_.dimmed; }
    void tilesArrived();
    const Picture& picture() const { return scene_.picture; }
    const Camera& camera() const { return camera_; }
    bool empty() const { return !record_; }
    const std::optional<Focus>& focus() const { return focus_; }
    void visit(const Focus&, bool act); // as the keys do: the cursor goes there; Enter
    Reading told(const Focus&) const; // with the value of a tiled cell, if it was told last
    int recordings() const { return recordings_; } // how often draw ran, for tests

signals:
    void hovered(const std::vector<seq::Ref>&, const QString& label);
    void pointed(const seq::Focus&); // what the pointer or the cursor is on, value and all
    void pinned(const seq::Focus&); // a click that does nothing else, or with Ctrl; Space
    void clicked(const seq::Edit&);
    void dragged(const seq::Drag&, double value);
    void cameraMoved(const seq::Camera&);
    void drawn(); // a picture with data was painted
    void failed(const QString& why); // draw threw

protected:
    void resizeEvent(QResizeEvent*) override;
    void showEvent(QShowEvent*) override;
    void mouseMoveEvent(QMouseEvent*) override;
    void mousePressEvent(QMouseEvent*) override;
    void mouseReleaseEvent(QMouseEvent*) override;
    void mouseDoubleClickEvent(QMouseEvent*) override; // the whole again
    void leaveEvent(QEvent*) override;
    void wheelEvent(QWheelEvent*) override;
    void keyPressEvent(QKeyEvent*) override;
    void focusInEvent(QFocusEvent*) override;
    void focusOutEvent(QFocusEvent*) override;

private:
    enum Change : std::uint8_t { Overlay = 1, Tiles = 2, Drawing = 4 }; // what a frame is for
    void frameLater(Change);
    void makeFrame();
    void record();
    void point(Point); // hover what is there
    void say(const Cell&, bool exact);
    void askExact(const Cell&);
    void moveCamera(Camera); // within the unit square
    void putCamera(const Camera&);
    bool scrollsAt(Point) const; // over a strip the wheel scrolls
    Rect areaAt(Point) const; // of the plot there, else the whole canvas
    void zoom(Point about, double factor);
    void walk(Direction); // to the next thing, or on with the camera
    void leap(bool forward); // to the next part of the picture
    void goTo(const std::optional<Focus>&); // shows it and says what it is
    void keepFocus(const Picture& before); // after a recording
    void reveal(Rect); // moves the camera until it is inside
    void activate(); // what a click there does
    void pin(const std::optional<Focus>&);
    void hideFocus(); // the pointer is in charge
    void drag(Point);
    const Mark* markAt(Point) const;
    void click(Point, bool pins);
    Runner& runner_;
    Scene scene_;
    Surface* surface_;
    Record record_;
    KeptParts parts_; // of what is shown, at this size and in this look
    Camera camera_;
    double text_ = 1;
    QTimer frame_; // until the next one
    QElapsedTimer since_; // the last one
    int changes_ = 0; // that it is for
    std::optional<Cell> cell_; // under the pointer or the cursor
    std::optional<Cell> told_; // of a tiled map, its value
    std::optional<Focus> focus_; // where the keyboard is, or would go on from
    std::optional<Direction> onward_; // a step that waits for the camera
    Point pressed_;
    bool down_ = false, moved_ = false;
    Camera before_; // the press
    std::optional<Drag> drag_;
    int recordings_ = 0;
    Mailbox mailbox_;
};

} // namespace seq
