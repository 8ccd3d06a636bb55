#include "core/browse/rename_many.h"

#include "core/browse/file_actions.h"

#include <unordered_map>

namespace lightstack::browse {
namespace {

enum class State { Waiting, UnderWay, Done };

class Renaming {
public:
    explicit Renaming(const std::vector<WantedName>& wanted) : m_wanted(wanted) {
        m_state.assign(wanted.size(), State::Waiting);
        for (std::size_t i = 0; i < wanted.size(); ++i)
            m_byPath.emplace(wanted[i].path.native(), i);
    }

    Result<void> run(const std::stop_token& stop, const std::function<void(int)>& progress) {
        int done = 0;
        for (std::size_t i = 0; i < m_wanted.size(); ++i) {
            if (stop.stop_requested()) return cancelled();
            if (m_state[i] == State::Waiting)
                if (const auto moved = move(i); !moved) return moved;
            if (progress) progress(++done);
        }
        return {};
    }
    [[nodiscard]] const std::vector<RenameStep>& steps() const noexcept { return m_steps; }

private:
    // Along the chain of those who stand in the way, the last of them first; no recursion, because
    // a chain may be as long as the folder.
    Result<void> move(std::size_t first) {
        std::vector<std::size_t> chain{first};
        m_state[first] = State::UnderWay;
        std::size_t parked = m_wanted.size();
        for (;;) {
            const WantedName& last = m_wanted[chain.back()];
            const auto found = m_byPath.find((last.path.parent_path() / last.name).native());
            if (found == m_byPath.end() || found->second == chain.back()) break;
            const std::size_t next = found->second;
            if (m_state[next] == State::Done) break;
            if (m_state[next] == State::UnderWay) { // a circle
                parked = next;
                break;
            }
            m_state[next] = State::UnderWay;
            chain.push_back(next);
        }
        std::filesystem::path aside;
        if (parked < m_wanted.size()) {
            auto moved = park(m_wanted[parked].path);
            if (!moved) return tl::unexpected(moved.error());
            aside = *moved;
        }
        for (; !chain.empty(); chain.pop_back()) {
            const std::size_t i = chain.back();
            const auto& from = i == parked ? aside : m_wanted[i].path;
            if (const auto moved = step(from, m_wanted[i].name); !moved) return moved;
            m_state[i] = State::Done;
        }
        return {};
    }

    Result<std::filesystem::path> park(const std::filesystem::path& path) {
        for (int attempt = 0; attempt < 1000; ++attempt) {
            const std::string name = ".lightstack-rename-" + std::to_string(attempt);
            std::error_code error;
            const auto there =
                std::filesystem::symlink_status(path.parent_path() / name, error).type();
            if (there != std::filesystem::file_type::not_found) continue;
            if (const auto moved = step(path, name); !moved) return tl::unexpected(moved.error());
            return path.parent_path() / name;
        }
        return fail(ErrorCode::Io, path, "no name is free in between");
    }

    Result<void> step(const std::filesystem::path& from, const std::string& name) {
        const auto renamed = renameFile(from, name);
        if (!renamed) return tl::unexpected(renamed.error());
        if (*renamed != from) m_steps.push_back({from, *renamed});
        return {};
    }

    const std::vector<WantedName>& m_wanted;
    std::unordered_map<std::string, std::size_t> m_byPath;
    std::vector<State> m_state;
    std::vector<RenameStep> m_steps;
};

} // namespace

Result<std::vector<RenameStep>> renameMany(const std::vector<WantedName>& wanted,
    const std::stop_token& stop, const std::function<void(int)>& progress) {
    Renaming renaming(wanted);
    if (const auto done = renaming.run(stop, progress); !done) {
        Error error = done.error();
        if (const auto back = undoRenames(renaming.steps()); !back)
            error.detail += "; not all names could be taken back";
        return tl::unexpected(std::move(error));
    }
    return renaming.steps();
}

Result<void> undoRenames(const std::vector<RenameStep>& steps) {
    Result<void> result;
    for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
        const auto back = renameFile(step->to, step->from.filename().native());
        if (!back && result) result = tl::unexpected(back.error());
    }
    return result;
}

} // namespace lightstack::browse
