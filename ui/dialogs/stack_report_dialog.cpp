#include "ui/dialogs/stack_report_dialog.h"

#include "core/base/file_path.h"
#include "ui/dialogs/lazy_table.h"
#include "ui/dialogs/stack_words.h"
#include "ui/dialogs/state_page.h"
#include "ui/models/failure_words.h"
#include "ui/theme/screen_room.h"
#include "ui/theme/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace lightstack::ui {
namespace {

constexpr std::size_t kMostRows = 500; // a group; Copy takes more
constexpr int kMostReported = 2000;    // listed
constexpr int kReportLookMs = 100;

Result<SharedAudit> audit(const std::filesystem::path& folder, const std::stop_token& stop,
    const std::shared_ptr<std::atomic<std::size_t>>& judged) {
    volume::AuditOptions options;
    options.progress = [judged](std::size_t done) { *judged = done; };
    auto found = volume::auditFolder(folder, options, stop);
    if (!found) return tl::unexpected(found.error());
    return std::make_shared<const volume::FolderAudit>(*std::move(found));
}

} // namespace

StackReportDialog::StackReportDialog(
    std::filesystem::path folder, std::string name, QWidget* parent)
    : QDialog(parent)
    , m_folder(std::move(folder))
    , m_name(std::move(name))
    , m_judged(std::make_shared<std::atomic<std::size_t>>(0))
    , m_pages(new QStackedWidget)
    , m_state(new StatePage)
    , m_stacks(new QListWidget)
    , m_title(new QLabel)
    , m_details(new QTreeWidget)
    , m_copy(new QPushButton(tr("Copy as Text")))
    , m_pyramid(new QPushButton(tr("Generate Pyramid…")))
    , m_background(this) {
    setWindowTitle(tr("Stack Report: %1").arg(base::displayName(m_folder)));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kSpace4, kSpace4, kSpace4, kSpace4);
    layout->setSpacing(kSpace3);
    m_pages->addWidget(m_state);
    m_pages->addWidget(makeReport());
    layout->addWidget(m_pages, 1);
    layout->addWidget(makeButtons());
    resizeWithin(this, {860, 560});
    connect(m_stacks, &QListWidget::currentRowChanged, this, &StackReportDialog::showStack);
    connect(&m_looks, &QTimer::timeout, this, [this] {
        if (const std::size_t judged = *m_judged; judged > 0)
            m_state->setDetail(tr("%Ln file(s) looked into", nullptr, static_cast<int>(judged)));
    });
    start();
}

StackReportDialog::~StackReportDialog() {
    m_stop.request_stop();
}

QWidget* StackReportDialog::makeReport() {
    m_stacks->setAccessibleName(tr("Stacks"));
    m_stacks->setTextElideMode(Qt::ElideMiddle);
    m_stacks->setSpacing(2);
    m_stacks->setMinimumWidth(200);
    m_details->setAccessibleName(tr("Report"));
    m_details->setColumnCount(2);
    m_details->setHeaderHidden(true);
    m_details->setRootIsDecorated(true);
    m_details->setUniformRowHeights(false);
    m_details->setWordWrap(true);
    m_details->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_details->setTextElideMode(Qt::ElideMiddle);
    spaceRows(m_details);
    m_details->header()->resizeSection(0, 190);
    m_details->header()->setStretchLastSection(true);
    m_title->setFont(titleFont());
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // names may be long
    auto* right = new QWidget;
    auto* column = new QVBoxLayout(right);
    column->setContentsMargins(kSpace2, 0, 0, 0);
    column->setSpacing(kSpace2);
    column->addWidget(m_title);
    column->addWidget(m_details, 1);
    auto* both = new QSplitter;
    both->addWidget(m_stacks);
    both->addWidget(right);
    both->setStretchFactor(1, 1);
    both->setSizes({240, 580});
    both->setChildrenCollapsible(false);
    return both;
}

QWidget* StackReportDialog::makeButtons() {
    auto* box = new QWidget;
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kSpace2);
    auto* close = new QPushButton(tr("Close"));
    row->addWidget(m_copy);
    row->addStretch(1);
    row->addWidget(m_pyramid);
    row->addWidget(close);
    m_copy->setAutoDefault(false);
    close->setAutoDefault(false);
    m_pyramid->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    connect(m_copy, &QPushButton::clicked, this,
        [this] { QGuiApplication::clipboard()->setText(text()); });
    connect(m_pyramid, &QPushButton::clicked, this, [this] {
        if (chosen() != nullptr)
            Q_EMIT pyramidWanted(m_audit, static_cast<std::size_t>(m_stacks->currentRow()));
    });
    return box;
}

void StackReportDialog::start() {
    m_pages->setCurrentIndex(0);
    m_state->showWorking(tr("Looking into the slices…"));
    m_copy->setEnabled(false);
    m_pyramid->setEnabled(false);
    m_looks.start(kReportLookMs);
    m_background.run([folder = m_folder, stop = m_stop.get_token(),
                         judged = m_judged] { return audit(folder, stop, judged); },
        [this](const Found& found) { take(found); });
}

void StackReportDialog::take(const Found& found) {
    m_looks.stop();
    m_settled = true;
    if (!found)
        return m_state->showMessage(QStringLiteral("broken"), tr("The folder cannot be examined"),
            failureText(found.error()));
    m_audit = *found;
    if (m_audit->stacks.empty())
        return m_state->showMessage(QStringLiteral("stack"), tr("There is no stack here"),
            tr("A stack is three or more files whose names differ in one number, or a file of "
               "three or more pages."));
    const int count = static_cast<int>(m_audit->stacks.size());
    for (int i = 0; i < std::min(count, kMostReported); ++i) {
        const volume::StackAudit& stack = m_audit->stacks[static_cast<std::size_t>(i)];
        auto* item =
            new QListWidgetItem(stackName(stack.stack) + u'\n' + stackRange(stack.stack), m_stacks);
        item->setIcon(icon(stack.isWhole() ? QStringLiteral("stack") : QStringLiteral("warning")));
        item->setToolTip(stackVerdict(stack));
    }
    m_pages->setCurrentIndex(1);
    m_copy->setEnabled(true);
    m_pyramid->setEnabled(true);
    const int meant = m_name.empty() ? 0 : static_cast<int>(stackMeant(*m_audit, m_name));
    m_stacks->setCurrentRow(std::min(meant, kMostReported - 1));
    m_stacks->setFocus();
}

const volume::StackAudit* StackReportDialog::chosen() const {
    const int row = m_stacks->currentRow();
    return m_audit && row >= 0 ? &m_audit->stacks[static_cast<std::size_t>(row)] : nullptr;
}

void StackReportDialog::showStack() {
    m_details->clear();
    const volume::StackAudit* stack = chosen();
    if (stack == nullptr) return;
    m_title->setText(stackName(stack->stack));
    m_title->setToolTip(stackName(stack->stack));
    for (const StackGroup& group : stackGroups(*stack, kMostRows)) {
        QTreeWidgetItem* parent = m_details->invisibleRootItem();
        if (!group.title.isEmpty()) {
            parent = new QTreeWidgetItem(m_details, {group.title});
            parent->setFirstColumnSpanned(true);
            parent->setSizeHint(0, {0, std::max(24, m_details->fontMetrics().height() + kSpace2)});
            if (group.warning) parent->setIcon(0, icon(QStringLiteral("warning")));
            QFont bold = m_details->font();
            bold.setWeight(QFont::DemiBold);
            parent->setFont(0, bold);
        }
        for (const StackRow& row : group.rows) {
            auto* item = row.label.isEmpty() ? new QTreeWidgetItem(parent, {row.text})
                                             : new QTreeWidgetItem(parent, {row.label, row.text});
            if (row.label.isEmpty())
                item->setFirstColumnSpanned(true);
            else
                item->setForeground(0, colors().secondaryText);
            item->setToolTip(row.label.isEmpty() ? 0 : 1, row.text);
        }
        if (parent != m_details->invisibleRootItem()) parent->setExpanded(true);
    }
}

QString StackReportDialog::text() const {
    const volume::StackAudit* stack = chosen();
    return stack == nullptr ? QString() : stackText(*stack);
}

} // namespace lightstack::ui
