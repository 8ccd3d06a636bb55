// thumbnails FOLDER: fills the store as the window would, and writes the pictures to a folder if
// asked. A zip file is a folder, too.
#include "app/cli_report.h"
#include "app/paths.h"
#include "core/archive/archive_path.h"
#include "core/archive/zip_archive.h"
#include "core/base/atomic_file.h"
#include "core/base/core_count.h"
#include "core/browse/lister.h"
#include "core/io/thumbnail_codec.h"
#include "core/metadata/mime.h"
#include "core/takeout/media_name.h"
#include "core/thumbs/thumbnail_loader.h"

#include <atomic>
#include <thread>

namespace lightstack::app {
namespace {

using thumbs::Thumbnail;
using thumbs::ThumbnailOrigin;

enum ThumbStage : std::size_t { kListFiles, kLoad, kWrite };

struct Work {
    std::filesystem::path root;
    std::vector<std::filesystem::path> files;
    std::size_t skipped = 0;
    std::vector<Error> unreadable; // sub-folders
};

// Pictures and what may be one; films and documents are skipped by name.
Result<void> collect(
    const std::filesystem::path& folder, bool recursive, const std::stop_token& stop, Work& work) {
    const auto table = browse::listFolder(folder, stop, [](auto, auto) {});
    if (!table) return tl::unexpected(table.error());
    for (browse::FolderTable::Id id = 0; id < (*table)->count(); ++id) {
        const auto path = (*table)->path(id);
        switch ((*table)->kind(id)) {
        case browse::EntryKind::Folder:
            if (!recursive || std::filesystem::is_symlink(path))
                break; // links may lead in a circle
            if (const auto inner = collect(path, true, stop, work); !inner)
                work.unreadable.push_back(inner.error());
            break;
        case browse::EntryKind::Image:
        case browse::EntryKind::Raw:
        case browse::EntryKind::Unknown:
            work.files.push_back(path);
            break;
        default:
            ++work.skipped;
            break;
        }
    }
    return {};
}

// Pictures of a zip file, or of a folder in it: `folder` is within the archive, "" for all of it.
Result<void> collectZip(
    const archive::MemberPlace& place, bool recursive, const std::stop_token& stop, Work& work) {
    const auto zip = archive::ZipArchive::open(place.archive, stop);
    if (!zip) return tl::unexpected(zip.error());
    const std::string within = place.member.empty() ? "" : place.member + "/";
    for (const auto index : (*zip)->byPath()) {
        const archive::Member member = (*zip)->member(index);
        if (member.kind != archive::EntryKind::File || !member.path.starts_with(within)) continue;
        const std::string_view rest = member.path.substr(within.size());
        if (!within.empty() && !recursive && rest.find('/') != std::string_view::npos) continue;
        const takeout::NameKind kind = takeout::kindOfName(rest);
        if (kind == takeout::NameKind::Still || kind == takeout::NameKind::Other)
            work.files.push_back((*zip)->pathOf(index));
        else
            ++work.skipped;
    }
    return {};
}

Result<void> collectAny(bool recursive, const std::stop_token& stop, Work& work) {
    std::error_code error;
    if (std::filesystem::is_regular_file(work.root, error))
        return collectZip({work.root, {}}, true, stop, work);
    if (!std::filesystem::exists(work.root, error))
        if (const auto place = archive::splitPath(work.root))
            return collectZip(*place, recursive, stop, work);
    return collect(work.root, recursive, stop, work);
}

struct Counts {
    std::atomic<int> store{0}, desktop{0}, preview{0}, scaled{0}, full{0};
    void add(ThumbnailOrigin origin) {
        switch (origin) {
        case ThumbnailOrigin::Store:
            ++store;
            break;
        case ThumbnailOrigin::DesktopCache:
            ++desktop;
            break;
        case ThumbnailOrigin::Preview:
            ++preview;
            break;
        case ThumbnailOrigin::Scaled:
            ++scaled;
            break;
        case ThumbnailOrigin::Full:
            ++full;
            break;
        }
    }
    [[nodiscard]] QJsonObject json() const {
        return {{QStringLiteral("store"), store.load()},
            {QStringLiteral("desktop"), desktop.load()},
            {QStringLiteral("preview"), preview.load()}, {QStringLiteral("scaled"), scaled.load()},
            {QStringLiteral("full"), full.load()}};
    }
};

// DIR/sub/name.ext.jpg, so that a.png and a.jpg do not meet.
Result<void> writeOut(const std::filesystem::path& out, const Work& work,
    const std::filesystem::path& file, const Thumbnail& thumbnail) {
    const auto bytes = io::encodeThumbnail(thumbnail.image);
    if (!bytes) return tl::unexpected(bytes.error());
    std::filesystem::path target = out / file.lexically_relative(work.root);
    target += bytes->startsWith("\x89PNG") ? ".png" : ".jpg";
    std::error_code error;
    std::filesystem::create_directories(target.parent_path(), error);
    if (error) return failErrno(error.value(), target.parent_path(), "create the folder");
    return base::writeAtomically(target, *bytes, {.sync = false});
}

class ThumbRun {
public:
    ThumbRun(const CommandContext& context, Report& report, catalog::ThumbnailStore* store,
        const Work& work, int side)
        : m_context(context)
        , m_report(report)
        , m_loader(store)
        , m_work(work)
        , m_side(side)
        , m_out(context.arguments.value("out")) {}

    void all(int workers) {
        std::vector<std::jthread> pool;
        pool.reserve(static_cast<std::size_t>(workers));
        for (int worker = 0; worker < workers; ++worker)
            pool.emplace_back([this] {
                for (std::size_t i = m_next++; i < m_work.files.size(); i = m_next++) {
                    if (m_context.stop.stop_requested()) return;
                    one(m_work.files[i]);
                }
            });
        while (m_finished < m_work.files.size() && !m_context.stop.stop_requested()) {
            m_report.progress("thumbnails");
            std::this_thread::sleep_for(
                std::chrono::milliseconds(m_work.files.size() < 100 ? 2 : 50));
        }
    }

    pipeline::StageClock clock{{"list", "load", "write"}};
    Counts counts;

private:
    void one(const std::filesystem::path& file) {
        thumbs::ThumbnailKey key;
        key.path = file.native();
        key.bucket = m_side;
        thumbs::LoadContext load;
        load.stop = m_context.stop;
        load.budget = m_budget;
        const auto start = std::chrono::steady_clock::now();
        const Thumbnail thumbnail = m_loader.load(key, load);
        clock.add(kLoad, std::chrono::steady_clock::now() - start, thumbnail.size, 1);
        finish(file, thumbnail);
        ++m_finished;
    }
    void finish(const std::filesystem::path& file, const Thumbnail& thumbnail) {
        if (thumbnail.failure) {
            Error error = *thumbnail.failure;
            error.path = file;
            // A text or a film behind a name that promises nothing is no failure.
            if (error.code == ErrorCode::Unsupported && metadata::isKnownNonPicture(thumbnail.mime))
                return m_report.countSkipped();
            return m_report.addFailure(error);
        }
        counts.add(thumbnail.origin);
        if (!m_out.empty()) {
            const pipeline::StageClock::Span span(clock, kWrite);
            if (const auto written = writeOut(m_out, m_work, file, thumbnail); !written)
                return m_report.addFailure(written.error());
        }
        m_report.countDone();
    }

    const CommandContext& m_context;
    Report& m_report;
    thumbs::ThumbnailLoader m_loader;
    const Work& m_work;
    int m_side;
    std::filesystem::path m_out;
    std::shared_ptr<base::ByteBudget> m_budget =
        std::make_shared<base::ByteBudget>(std::uint64_t{1} << 30);
    std::atomic<std::size_t> m_next{0};
    std::atomic<std::size_t> m_finished{0};
};

} // namespace

int runThumbnails(const CommandContext& context) {
    Report report(context);
    const Arguments& arguments = context.arguments;
    if (arguments.positional().size() != 1)
        return report.failWhole(
            {ErrorCode::Usage, {}, "thumbnails takes exactly one folder or zip file"});
    const auto side = arguments.integer("size", 256, 16, 2048);
    if (!side) return report.failWhole(side.error());
    const auto workers = arguments.integer("workers", base::coreCount(), 1, 64);
    if (!workers) return report.failWhole(workers.error());

    Work work;
    std::error_code unresolved;
    work.root =
        std::filesystem::absolute(arguments.positional().front(), unresolved).lexically_normal();
    const auto start = std::chrono::steady_clock::now();
    const auto listed = collectAny(arguments.has("recursive"), context.stop, work);
    if (!listed) return report.failWhole(listed.error());
    const std::filesystem::path storeFile = arguments.has("store")
                                                ? std::filesystem::path(arguments.value("store"))
                                                : defaultStoreFile();
    std::error_code ignored;
    std::filesystem::create_directories(
        std::filesystem::absolute(storeFile).parent_path(), ignored);
    catalog::StoreOptions storeOptions;
    storeOptions.file = storeFile;
    const auto store = catalog::ThumbnailStore::open(storeOptions);

    report.setTotal(work.files.size() + work.skipped + work.unreadable.size());
    for (std::size_t i = 0; i < work.skipped; ++i)
        report.countSkipped();
    for (const Error& error : work.unreadable)
        report.addFailure(error);
    ThumbRun run(context, report, store.get(), work, *side);
    run.clock.add(kListFiles, std::chrono::steady_clock::now() - start, 0, work.files.size());
    run.all(*workers);
    {
        const pipeline::StageClock::Span span(run.clock, kWrite);
        store->flush();
    }
    QJsonObject fields{{QStringLiteral("from"), run.counts.json()}};
    putPath(fields, storeFile, QStringLiteral("store"));
    const catalog::StoreStatus status = store->status();
    if (!status.usable)
        fields[QStringLiteral("store_problem")] = QString::fromStdString(status.reason);
    return report.finish(fields, &run.clock, *workers);
}

} // namespace lightstack::app
