#include "widgets/actions/finder.h"

#include "widgets/actions/finder_list.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QVBoxLayout>

namespace seq {
namespace {

constexpr int kWidth = 640, kRows = 12; // px at text size 1
constexpr int kShadow = 16, kTop = 48, kRadius = 8; // px

} // namespace

Finder::Finder(const Look& look, QWidget* window)
    : QWidget(window)
    , look_(look)
    , window_(window)
    , model_(new FinderModel(this))
    , field_(new QLineEdit(this))
    , list_(new QListView(this))
    , nothing_(new QLabel(tr("Nothing like this is here"), this))
{
    setObjectName(QStringLiteral("finder"));
    auto* column = new QVBoxLayout(this);
    constexpr int edge = kShadow + 1;
    column->setContentsMargins(edge, edge, edge, edge);
    column->setSpacing(0);
    column->addWidget(field_);
    column->addWidget(list_);
    column->addWidget(nothing_);
    field_->setProperty("role", "find");
    nothing_->setProperty("role", "faint");
    nothing_->setContentsMargins(16, 8, 16, 14);
    list_->setProperty("role", "find");
    list_->setModel(model_);
    list_->setItemDelegate(new FinderDelegate(look, list_));
    list_->setFrameShape(QFrame::NoFrame);
    list_->setUniformItemSizes(true);
    list_->setMouseTracking(true);
    list_->setFocusPolicy(Qt::NoFocus);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->setVerticalScrollMode(QAbstractItemView::ScrollPerItem);
    list_->setAccessibleName(tr("What was found"));
    field_->setContextMenuPolicy(Qt::NoContextMenu);
    connect(field_, &QLineEdit::textChanged, this, &Finder::find);
    connect(list_, &QListView::entered, list_, &QListView::setCurrentIndex);
    connect(list_, &QListView::clicked, this, [this](const QModelIndex& i) { choose(i.row()); });
    connect(&look, &Look::changed, this, [this] {
        if (isVisible()) place();
    });
    hide();
}

void Finder::open(std::vector<FindSource> sources, const QString& name, const QString& hint)
{
    if (!isVisible()) before_ = QApplication::focusWidget();
    model_->open(std::move(sources));
    setAccessibleName(name);
    field_->setAccessibleName(name);
    field_->setPlaceholderText(hint);
    field_->clear();
    find({});
    qApp->installEventFilter(this); // keys of the field, and clicks beside
    show();
    raise();
    window_->activateWindow();
    field_->setFocus(Qt::PopupFocusReason);
}

void Finder::find(const QString& text)
{
    model_->find(text);
    place();
    list_->setCurrentIndex({});
    list_->scrollToTop();
    step(1);
}

void Finder::place()
{
    const int rows = model_->rowCount();
    list_->setVisible(rows > 0);
    nothing_->setVisible(rows == 0);
    const int row = list_->itemDelegate()->sizeHint({}, {}).height();
    const int frame = 2 * kShadow + 2;
    const int field = field_->sizeHint().height();
    const int room = window_->height() - kTop - frame - field;
    constexpr int pad = 8; // below and above the rows
    list_->setFixedHeight(
        std::clamp(rows * row + pad, 0, std::max(row, std::min(kRows * row + pad, room))));
    const int wide = std::min(int(kWidth * look_.text()), window_->width() - 32) + 2 * kShadow;
    layout()->activate();
    const int high = layout()->totalMinimumSize().height();
    setGeometry((window_->width() - wide) / 2, kTop - kShadow, wide, high);
}

void Finder::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(Qt::NoPen);
    const QRectF panel = QRectF(rect()).adjusted(kShadow, kShadow, -kShadow, -kShadow);
    for (int i = kShadow; i > 0; i -= 2) { // soft, a little below; darker towards the panel
        const int alpha = (kShadow - i) / 2 + 1;
        p.setBrush(QColor(0, 0, 0, look_.theme().dark ? 3 * alpha : alpha));
        p.drawRoundedRect(panel.adjusted(-i, -i / 2.0, i, i), kRadius + i, kRadius + i);
    }
    const Theme& t = look_.theme();
    p.setBrush(toQt(t.background));
    p.setPen(QPen(toQt(mix(t.grid, t.line, 0.35)), 1));
    p.drawRoundedRect(panel.adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
}

bool Finder::eventFilter(QObject* watched, QEvent* event)
{
    if (!isVisible() || leaving_) return QWidget::eventFilter(watched, event);
    if (watched == window_ && event->type() == QEvent::Resize) place();
    if (watched == field_ && event->type() == QEvent::KeyPress
        && key(static_cast<QKeyEvent*>(event)->key()))
        return true;
    const bool pressed = event->type() == QEvent::MouseButtonPress;
    const auto* widget = pressed ? qobject_cast<QWidget*>(watched) : nullptr;
    const bool beside = widget && widget != this && !isAncestorOf(widget);
    const bool out = watched == field_ && event->type() == QEvent::FocusOut
        && static_cast<QFocusEvent*>(event)->reason() != Qt::ActiveWindowFocusReason;
    if (out) before_.clear(); // the focus is where the user put it
    if (out || beside) leave();
    return QWidget::eventFilter(watched, event);
}

bool Finder::key(int key)
{
    switch (key) {
    case Qt::Key_Escape:
        leave();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(list_->currentIndex().row());
        return true;
    case Qt::Key_Down:
    case Qt::Key_Tab:
        step(1);
        return true;
    case Qt::Key_Up:
    case Qt::Key_Backtab:
        step(-1);
        return true;
    case Qt::Key_PageDown:
        step(kRows - 1);
        return true;
    case Qt::Key_PageUp:
        step(1 - kRows);
        return true;
    default:
        return false;
    }
}

void Finder::step(int by)
{
    const int rows = model_->rowCount(), way = by > 0 ? 1 : -1;
    const auto on = [this](int at) { return model_->row(at).finding->enabled; };
    int at = list_->currentIndex().row(); // -1: none
    if (std::abs(by) > 1 && rows > 0) at = std::clamp(at + by, 0, rows - 1) - way;
    for (int tried = 0; tried < rows; ++tried) { // past those that cannot be chosen
        at = at + way < 0 ? rows - 1 : (at + way) % rows;
        if (!on(at)) continue;
        list_->setCurrentIndex(model_->index(at));
        list_->scrollTo(model_->index(at));
        return;
    }
}

void Finder::choose(int row)
{
    if (row < 0) return;
    const Finding finding = *model_->row(row).finding; // the list is closed before it runs
    if (!finding.enabled) return;
    if (!finding.fills.isEmpty()) return field_->setText(finding.fills);
    leave();
    finding.run();
}

void Finder::leave()
{
    leaving_ = true;
    qApp->removeEventFilter(this);
    if (before_) before_->setFocus(Qt::PopupFocusReason);
    before_.clear();
    hide();
    model_->close();
    leaving_ = false;
}

} // namespace seq
