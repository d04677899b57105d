#pragma once
#include "widgets/help/help_page.h"

#include <QDialog>
#include <vector>

class QLineEdit;
class QListWidget;
class QTextBrowser;

namespace seq {

class Look;

// Pages by group, and what is on them; what is typed above finds pages by all their words. It stays
// open beside the work.
class HelpWindow final : public QDialog {
    Q_OBJECT
public:
    HelpWindow(const Look&, std::vector<HelpPage>, QWidget* parent);
    void showPage(const QString& id); // none of that id: nothing happens

private:
    void fill();
    void filter();
    void showChosen();
    const Look& look_;
    std::vector<HelpPage> pages_;
    std::vector<QString> words_; // of each page, without markup
    QLineEdit* find_;
    QListWidget* list_;
    QTextBrowser* view_;
};

} // namespace seq
