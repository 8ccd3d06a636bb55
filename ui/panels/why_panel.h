// Why the selected picture has its sidecar, or none: the rule, the way from name to name, what
// speaks for it, the candidates that were refused; and another choice by hand.
//
// A decision is written off the GUI thread; while a scan writes it waits its turn and the panel
// says so. Without a catalog that knows the file the panel explains, and offers no choice. Thread:
// GUI only.
#pragma once

#include "core/catalog/hand_pairs.h"
#include "core/catalog/why_pair.h"
#include "ui/models/background.h"

#include <QTimer>
#include <QWidget>

#include <stop_token>

class QLabel;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace lightstack::ui {

class WhyPanel : public QWidget {
    Q_OBJECT
public:
    explicit WhyPanel(std::shared_ptr<catalog::SidecarLookup> lookup, QWidget* parent = nullptr);
    ~WhyPanel() override;

    void setCatalogFile(const std::filesystem::path& file);
    // Of one picture it says why; asked for after a moment of rest, and only while it can be seen.
    void setFiles(std::vector<std::filesystem::path> files);
    void refresh(); // the catalog has changed
    [[nodiscard]] bool isSettled() const noexcept { return m_settled; }
    [[nodiscard]] const catalog::WhyPair* why() const noexcept { return m_why.get(); }

    // As the buttons do.
    void chooseSidecar();
    void decide(catalog::HandKind kind, const std::filesystem::path& sidecar = {});

Q_SIGNALS:
    void decided(); // the catalog says something else now

protected:
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void ask();
    void answered(quint64 turn, Result<catalog::WhyPair> answer);
    void build();
    void addHeader(QVBoxLayout* column);
    void addSteps(QVBoxLayout* column);
    void addRefused(QVBoxLayout* column);
    void say(const QString& text, bool trouble = false);
    void updateButtons();

    std::shared_ptr<catalog::SidecarLookup> m_lookup;
    std::filesystem::path m_catalog;
    std::vector<std::filesystem::path> m_files;
    std::shared_ptr<const catalog::WhyPair> m_why;
    QString m_trouble;
    bool m_settled = true;
    bool m_deciding = false;
    quint64 m_turn = 0;
    std::stop_source m_stop;
    QTimer m_rest;
    QScrollArea* m_scroll;
    QLabel* m_note;
    QWidget* m_buttons;
    QPushButton *m_pair, *m_none, *m_asFound;
    Background m_background;
};

} // namespace lightstack::ui
