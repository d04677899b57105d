#include "widgets/look/style_sheet.h"

#include "engine/base/resources.h"
#include "widgets/look/look.h"

namespace seq {
namespace {

// @name is a colour or a size from the table below.
const char kSheet[] = R"(
* { outline: none; }
QMainWindow, QDialog, QWidget#page { background: @surface; }
QMainWindow::separator { background: @grid; width: 1px; height: 1px; }
QMenuBar { background: @surface; border-bottom: 1px solid @grid; padding: 2px 4px; }
QMenuBar::item { padding: 4px 8px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: @hover; }
QMenu { background: @background; border: 1px solid @grid; padding: 4px; }
QMenu::item { padding: 4px 24px 4px 24px; border-radius: 4px; }
QMenu::item:selected { background: @tint; color: @text; }
QMenu::item:disabled { color: @line; }
QMenu::separator { height: 1px; background: @grid; margin: 4px 8px; }
QStatusBar { background: @surface; border-top: 1px solid @grid; color: @faint; }
QStatusBar::item { border: none; }
QToolTip { background: @text; color: @background; border: none; padding: 4px 8px; }
QDockWidget { font-size: @basepx; titlebar-close-icon: url(@close); titlebar-normal-icon: url(@float); color: @text; }
QDockWidget::title { background: @surface; padding: 8px 12px; text-align: left; }
QTabBar { background: @surface; qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: @faint; padding: 8px 16px; border: none;
  border-bottom: 2px solid transparent; }
QTabBar::tab:hover { color: @text; }
QTabBar::tab:selected { color: @text; border-bottom: 2px solid @accent; }
QTreeView, QListView, QTableView { background: transparent; border: 1px solid transparent;
  color: @text; selection-background-color: @tint; selection-color: @text; }
QTreeView:focus, QListView:focus, QTableView:focus { border: 1px solid @accent; }
QTreeView::item, QListView::item { padding: 4px 8px; border: none; }
QTreeView::item:hover, QListView::item:hover { background: @hover; }
QTreeView::item:selected, QListView::item:selected { background: @tint; color: @text; }
QTreeView::item:disabled { color: @faint; }
QTableView::item { padding: 0; border: none; }
QTableView[role="inspector"]::item { padding: 0 6px; }
QHeaderView, QHeaderView::section { background: transparent; color: @faint; border: none; }
QHeaderView::section { padding: 4px 2px; border-bottom: 1px solid @grid; }
QHeaderView[role="inspector"]::section { padding: 0 8px; }
QLineEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox { background: @background; color: @text;
  border: 1px solid @edge; border-radius: 4px; padding: 3px 8px; min-height: @rowpx;
  selection-background-color: @accent; selection-color: @background; }
QPlainTextEdit { padding: 4px; min-height: 60px; }
QLineEdit:focus, QPlainTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus {
  border: 1px solid @accent; }
QLineEdit:disabled, QPlainTextEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled {
  background: @surface; border-color: @grid; color: @line; }
QLineEdit[wrong="true"] { border: 1px solid @warning; }
QComboBox QLineEdit, QAbstractSpinBox QLineEdit { border: none; padding: 0; }
QComboBox::drop-down { border: none; width: 20px; }
QComboBox::down-arrow { image: url(@arrow); width: 10px; height: 10px; }
QComboBox QAbstractItemView { background: @background; border: 1px solid @grid; padding: 4px; }
QAbstractSpinBox { padding-right: 20px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; width: 18px; }
QAbstractSpinBox::up-arrow { image: url(@up); width: 8px; height: 8px; }
QAbstractSpinBox::down-arrow { image: url(@arrow); width: 8px; height: 8px; }
QSlider { min-height: 20px; }
QSlider::groove:horizontal { height: 2px; background: @edge; border-radius: 1px; }
QSlider::sub-page:horizontal { height: 2px; background: @accent; border-radius: 1px; }
QSlider::handle:horizontal { width: 12px; height: 12px; margin: -5px 0; border-radius: 6px;
  background: @accent; }
QSlider::handle:horizontal:focus { border: 2px solid @text; width: 10px; height: 10px; }
QSlider::handle:horizontal:disabled, QSlider::sub-page:horizontal:disabled { background: @edge; }
QPushButton { background: @background; color: @text; border: 1px solid @edge; border-radius: 4px;
  padding: 4px 12px; min-height: @rowpx; }
QPushButton:hover { background: @hover; }
QPushButton:default { background: @accent; color: @background; border-color: @accent; }
QPushButton:disabled { color: @line; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QPushButton:pressed, QPushButton:checked { background: @tint; border-color: @accent; }
QPushButton:focus, QToolButton:focus { border: 1px solid @accent; }
QPushButton[plain="true"] { border: 1px solid transparent; background: transparent;
  color: @accent; padding: 2px 4px; min-height: 0; }
QPushButton[plain="true"]:focus { border: 1px solid @accent; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 4px;
  padding: 3px 6px; color: @faint; }
QToolButton:hover { background: @hover; color: @text; }
QToolButton::menu-indicator { image: none; }
QToolButton:checked { background: @tint; color: @text; }
QToolButton[role="follow"]:checked { background: transparent; color: @accent; }
QCheckBox { spacing: 8px; min-height: @rowpx; }
QCheckBox::indicator { width: 14px; height: 14px; border: 1px solid @line; border-radius: 3px;
  background: @background; }
QCheckBox::indicator:checked { background: @accent; border-color: @accent; image: url(@tick); }
QCheckBox::indicator:focus, QCheckBox::indicator:checked:focus { border: 2px solid @text;
  width: 12px; height: 12px; }
QCheckBox::indicator:disabled { border-color: @grid; background: @surface; }
QCheckBox:focus { color: @accent; }
QScrollArea { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 2px; }
QScrollBar::handle { background: @edge; border-radius: 3px; min-height: 24px; min-width: 24px; }
QScrollBar::handle:hover { background: @line; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: @grid; border: none; border-radius: 2px; max-height: 4px;
  min-height: 4px; }
QProgressBar::chunk { background: @accent; border-radius: 2px; }
QLineEdit[role="find"], QLineEdit[role="find"]:focus { background: transparent; border: none;
  border-bottom: 1px solid @grid; border-radius: 0; padding: 10px 14px; font-size: @headpx; }
QListView[role="find"] { padding: 4px; }
QListView[role="find"]::item { padding: 0; border-radius: 4px; }
QListView[role="find"]::item:hover:!selected { background: transparent; }
QToolButton[role="find"] { background: @background; border: 1px solid @grid; padding: 2px 10px;
  margin: 2px 8px 2px 0; }
QToolButton[role="find"]:hover, QToolButton[role="find"]:focus { border-color: @accent; }
QLabel[role="faint"] { color: @faint; }
QLabel[role="section"] { color: @faint; font-weight: bold; }
QLabel[role="headline"] { font-size: @headpx; }
QLabel[role="error"] { color: @warning; }
QLabel[role="badge"] { background: @badge; color: @text; border-radius: 4px; padding: 2px 8px; }
QFrame[role="banner"] { background: @badge; border: none; border-left: 3px solid @warning; }
QFrame[role="side"] { background: @surface; border: none; border-left: 1px solid @grid; }
QFrame[role="bar"] { background: @background; border: none; border-top: 1px solid @grid; }
)";

QString colour(Colour c)
{
    return toQt(c).name();
}

QString icon(const Theme& t, const char* name)
{
    const auto file
        = resourceFolder() / "icons" / (std::string(name) + (t.dark ? "-dark.svg" : "-light.svg"));
    return QString::fromStdString(file.string());
}

} // namespace

QString styleSheet(const Theme& t, double text)
{
    const auto px = [text](double size) { return QString::number(int(size * text + 0.5)) + "px"; };
    const std::pair<const char*, QString> table[] = {
        {"@surface", colour(t.surface)},
        {"@background", colour(t.background)},
        {"@text", colour(t.text)},
        {"@faint", colour(t.faint)},
        {"@line", colour(t.line)},
        {"@grid", colour(t.grid)},
        {"@edge", colour(mix(t.grid, t.line, 0.35))},
        {"@accent", colour(t.accent)},
        {"@warning", colour(t.warning)},
        {"@hover", colour(mix(t.surface, t.text, 0.06))},
        {"@tint", colour(mix(t.background, t.accent, 0.18))},
        {"@badge", colour(mix(t.background, t.warning, 0.16))},
        {"@rowpx", px(20)},
        {"@headpx", px(17)},
        {"@basepx", px(13)},
        {"@arrow", icon(t, "down")},
        {"@up", icon(t, "up")},
        {"@close", icon(t, "close")},
        {"@float", icon(t, "float")},
        {"@tick", icon(t, "tick")},
    };
    QString sheet = QString::fromLatin1(kSheet);
    for (const auto& [name, value] : table)
        sheet.replace(QLatin1String(name), value);
    return sheet;
}

} // namespace seq
