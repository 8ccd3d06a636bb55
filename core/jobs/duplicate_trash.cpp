#include "core/jobs/duplicate_trash.h"

#include <unordered_map>

namespace lightstack::jobs {
namespace {

class Trash {
public:
    Trash(const TrashOptions& options, const std::stop_token& stop)
        : m_options(options), m_stop(stop) {}

    TrashOutcome run(const std::vector<CheckedGroup>& groups) {
        std::uint64_t done = 0;
        for (const CheckedGroup& group : groups) {
            const CheckedFile& kept = group.files[group.keep];
            for (const CheckedFile& each : group.files) {
                if (each.state != CopyState::Same || kept.state != CopyState::Kept) continue;
                m_out.stopped = m_out.stopped || m_stop.stop_requested();
                if (m_out.stopped) break;
                copy(each, kept, group.size);
                if (m_options.progress) m_options.progress(++done);
            }
        }
        if (m_options.sidecars) sidecars();
        return std::move(m_out);
    }

private:
    static Result<void> unchanged(const CheckedFile& each) {
        const auto stamp = base::stampOf(each.file.path);
        if (!stamp) return tl::unexpected(stamp.error());
        if (*stamp == each.stamp) return {};
        return fail(ErrorCode::Usage, each.file.path, "has changed since it was compared");
    }

    void copy(const CheckedFile& each, const CheckedFile& kept, std::uint64_t size) {
        Result<void> fine = unchanged(kept);
        if (fine) fine = unchanged(each);
        if (fine && each.stamp.inode == kept.stamp.inode && each.stamp.device == kept.stamp.device)
            fine = fail(ErrorCode::Usage, each.file.path, "is the same file as the one that stays");
        if (!fine) return m_out.failures.push_back(fine.error());
        auto moved = m_options.move(each.file.path);
        if (!moved) return m_out.failures.push_back(moved.error());
        if (auto still = unchanged(kept); !still) {
            const auto back = m_options.back(*moved);
            m_out.failures.push_back(back ? still.error() : back.error());
            if (!back) m_out.moved.push_back(std::move(*moved)); // it can still be asked back
            return;
        }
        m_out.moved.push_back(std::move(*moved));
        m_out.rows.assets.push_back(each.file.id);
        m_out.rows.folders.insert(each.file.path.parent_path().native());
        ++m_out.copies;
        m_out.bytes += size;
        if (each.file.sidecarId == 0) return;
        Users& users = m_sidecars[each.file.sidecarId];
        users.file = &each.file;
        ++users.gone;
    }

    void sidecars() {
        for (const auto& [id, users] : m_sidecars) {
            if (users.gone < users.file->sidecarUsers) continue;
            auto moved = m_options.move(users.file->sidecar);
            if (!moved) {
                m_out.failures.push_back(moved.error());
                continue;
            }
            m_out.moved.push_back(std::move(*moved));
            m_out.rows.sidecars.push_back(id);
            m_out.rows.folders.insert(users.file->sidecar.parent_path().native());
            ++m_out.sidecars;
        }
    }

    struct Users {
        const catalog::DuplicateFile* file = nullptr;
        std::int64_t gone = 0;
    };
    const TrashOptions& m_options;
    const std::stop_token& m_stop;
    TrashOutcome m_out;
    std::unordered_map<std::int64_t, Users> m_sidecars;
};

} // namespace

TrashOutcome trashCopies(const std::vector<CheckedGroup>& groups, const TrashOptions& options,
    const std::stop_token& stop) {
    return Trash(options, stop).run(groups);
}

} // namespace lightstack::jobs
