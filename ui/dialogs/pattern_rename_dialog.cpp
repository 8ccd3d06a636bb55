#include "ui/dialogs/pattern_rename_dialog.h"

#include "core/base/byte_source.h"
#include "core/metadata/common_fields.h"
#include "ui/dialogs/planned_names_model.h"
#include "ui/models/failure_words.h"
#include "ui/theme/screen_room.h"
#include "ui/theme/theme.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <deque>
#include <unordered_map>
#include <unordered_set>

namespace lightstack::ui {
namespace {

void readDates(const std::filesystem::path& path, browse::RenameSubject& subject) {
    const auto file = base::openRegular(path);
    const auto stamp = file ? base::stampOf(*file, path) : tl::unexpected(file.error());
    if (!stamp) return;
    subject.modifiedAtMs = stamp->mtimeNs / 1'000'000;
    base::FileSource source(*file, stamp->size);
    const auto fields = metadata::readCommonFields(source, metadata::sniffMime(source));
    if (!fields) return;
    if (const auto taken = fields->takenAtMs()) subject.takenAtMs = *taken;
}

QSpinBox* numberBox(int low, int value) {
    auto* box = new QSpinBox;
    box->setRange(low, 9'999'999);
    box->setValue(value);
    box->setMinimumWidth(88);
    return box;
}

} // namespace

// Touched by the pool's one thread only.
struct PatternRenameDialog::Facts {
    std::shared_ptr<const browse::FolderTable> table;
    std::vector<std::filesystem::path> files;
    std::vector<browse::RenameSubject> subjects;
    std::vector<std::unordered_set<std::string_view>> others; // by folder; into table or names
    std::deque<std::string> names;                            // of folders without a table
    bool dated = false;

    void prepare() {
        if (!subjects.empty()) return;
        std::unordered_map<std::string, std::uint32_t> folders;
        std::vector<std::unordered_set<std::string>> own;
        for (const auto& file : files) {
            const auto next = static_cast<std::uint32_t>(folders.size());
            const auto folder = folders.try_emplace(file.parent_path().native(), next).first;
            own.resize(folders.size());
            browse::RenameSubject& subject = subjects.emplace_back();
            subject.name = file.filename().native();
            subject.folder = folder->second;
            own[folder->second].insert(subject.name);
        }
        others.resize(folders.size());
        for (browse::FolderTable::Id id = 0; table && id < table->count(); ++id)
            if (!own[0].contains(std::string(table->name(id)))) others[0].insert(table->name(id));
        for (const auto& [path, number] : folders) {
            std::error_code error;
            std::filesystem::directory_iterator at(path, error);
            for (; !table && !error && at != std::filesystem::directory_iterator();
                 at.increment(error)) {
                const std::string& name = names.emplace_back(at->path().filename().native());
                if (!own[number].contains(name)) others[number].insert(name);
            }
        }
    }
    bool readAllDates(const std::stop_token& stop) {
        for (std::size_t i = 0; i < files.size() && !dated; ++i) {
            if (stop.stop_requested()) return false;
            if (subjects[i].modifiedAtMs == browse::RenameSubject::kNoTime)
                readDates(files[i], subjects[i]);
        }
        dated = true;
        return true;
    }
};

struct PatternRenameDialog::Outcome {
    std::vector<browse::PlannedName> plan;
    QString problem; // of the pattern itself
};

PatternRenameDialog::PatternRenameDialog(std::vector<std::filesystem::path> files,
    std::shared_ptr<const browse::FolderTable> table, const QString& pattern, QWidget* parent)
    : QDialog(parent)
    , m_files(std::move(files))
    , m_facts(std::make_shared<Facts>())
    , m_pattern(new QLineEdit(pattern))
    , m_first(numberBox(0, 1))
    , m_step(numberBox(1, 1))
    , m_says(new QLabel)
    , m_list(new QTreeView)
    , m_model(new PlannedNamesModel(this))
    , m_rename(new QPushButton(tr("Rename"))) {
    setWindowTitle(tr("Rename %Ln Files", nullptr, static_cast<int>(m_files.size())));
    m_facts->table = std::move(table);
    m_facts->files = m_files;
    m_pool.setMaxThreadCount(1);
    m_list->setModel(m_model);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setSelectionMode(QAbstractItemView::NoSelection);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->setAccessibleName(tr("Preview"));
    m_list->header()->resizeSection(PlannedNamesModel::Before, 220);
    m_list->header()->resizeSection(PlannedNamesModel::After, 240);
    m_says->setWordWrap(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    buttons->addButton(m_rename, QDialogButtonBox::AcceptRole);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kSpace4, kSpace4, kSpace4, kSpace4);
    layout->setSpacing(kSpace3);
    layout->addWidget(makeFields());
    layout->addWidget(m_list, 1);
    layout->addWidget(m_says);
    layout->addWidget(buttons);
    resizeWithin(this, {720, 480});
    buttons->button(QDialogButtonBox::Cancel)->setAutoDefault(false);
    m_rename->setDefault(true);
    m_pattern->setFocus();
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_pattern, &QLineEdit::textChanged, this, &PatternRenameDialog::plan);
    connect(m_first, &QSpinBox::valueChanged, this, &PatternRenameDialog::plan);
    connect(m_step, &QSpinBox::valueChanged, this, &PatternRenameDialog::plan);
    plan();
}

PatternRenameDialog::~PatternRenameDialog() {
    m_stop.request_stop();
    m_pool.waitForDone();
}

QWidget* PatternRenameDialog::makeFields() {
    auto* box = new QWidget;
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kSpace2);
    m_pattern->setAccessibleName(tr("Pattern"));
    m_pattern->setToolTip(tr("Fields in braces are filled in; the extension is kept"));
    auto* insert = new QToolButton;
    insert->setText(tr("Insert"));
    insert->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(insert);
    const auto add = [&](const QString& text, const char* field) {
        menu->addAction(text + u'\t' + QLatin1String(field), this, [this, field] {
            m_pattern->insert(QLatin1String(field));
            m_pattern->setFocus();
        });
    };
    add(tr("Name so far"), "{name}");
    add(tr("Counter"), "{n}");
    add(tr("Counter of three digits"), "{nnn}");
    add(tr("Date taken"), "{date}");
    add(tr("Date and time taken"), "{date:yyyy-MM-dd_hh-mm-ss}");
    add(tr("Date modified"), "{modified}");
    add(tr("Extension"), "{ext}");
    insert->setMenu(menu);
    auto* from = new QLabel(tr("Count from"));
    from->setBuddy(m_first);
    auto* by = new QLabel(tr("by"));
    by->setBuddy(m_step);
    row->addWidget(m_pattern, 1);
    row->addWidget(insert);
    row->addSpacing(kSpace2);
    row->addWidget(from);
    row->addWidget(m_first);
    row->addWidget(by);
    row->addWidget(m_step);
    return box;
}

void PatternRenameDialog::plan() {
    m_settled = false;
    m_rename->setEnabled(false);
    m_stop.request_stop();
    m_stop = std::stop_source();
    const auto pattern = browse::RenamePattern::parse(m_pattern->text().toStdString());
    const bool counts = pattern && pattern->usesCounter();
    m_first->setEnabled(counts);
    m_step->setEnabled(counts);
    if (!pattern) {
        take({m_model->plan(), failureText(pattern.error())});
        return;
    }
    if (pattern->usesDates()) m_says->setText(tr("Reading dates…"));
    const browse::RenameNumbers numbers{m_first->value(), m_step->value()};
    m_pool.clear();
    m_pool.start([self = QPointer(this), facts = m_facts, pattern = *pattern, numbers,
                     stop = m_stop.get_token()] {
        if (stop.stop_requested()) return;
        facts->prepare();
        if (pattern.usesDates() && !facts->readAllDates(stop)) return;
        Outcome outcome{browse::planNames(pattern, facts->subjects, numbers,
                            [&](std::uint32_t folder, const std::string& name) {
                                return facts->others[folder].contains(std::string_view(name));
                            }),
            {}};
        QMetaObject::invokeMethod(
            self,
            [self, outcome = std::move(outcome), stop] {
                if (self && !stop.stop_requested()) self->take(outcome);
            },
            Qt::QueuedConnection);
    });
}

void PatternRenameDialog::take(const Outcome& outcome) {
    m_settled = true;
    m_model->setPlan(outcome.plan);
    int problems = 0;
    int firstProblem = -1;
    for (std::size_t i = 0; i < outcome.plan.size(); ++i) {
        if (outcome.plan[i].problem == browse::RenameProblem::None) continue;
        if (problems++ == 0) firstProblem = static_cast<int>(i);
    }
    const int changed = browse::namesChanged(outcome.plan);
    QString text;
    if (!outcome.problem.isEmpty())
        text = tr("The pattern cannot be used: %1.").arg(outcome.problem);
    else if (problems > 0)
        text = tr("%Ln name(s) cannot be given: %1.", nullptr, problems)
                   .arg(PlannedNamesModel::words(
                       outcome.plan[static_cast<std::size_t>(firstProblem)]));
    else
        text = changed == 0 ? tr("All names stay as they are.")
                            : tr("%Ln file(s) get a new name.", nullptr, changed);
    m_says->setText(text);
    if (outcome.problem.isEmpty() && firstProblem >= 0)
        m_list->scrollTo(m_model->index(firstProblem, 0));
    m_rename->setEnabled(outcome.problem.isEmpty() && changed > 0);
}

QString PatternRenameDialog::pattern() const {
    return m_pattern->text();
}

std::vector<browse::WantedName> PatternRenameDialog::wantedNames() const {
    std::vector<browse::WantedName> wanted;
    const auto& plan = m_model->plan();
    for (std::size_t i = 0; i < plan.size(); ++i)
        if (plan[i].after != plan[i].before) wanted.push_back({m_files[i], plan[i].after});
    return wanted;
}

} // namespace lightstack::ui
