#include "core/catalog/duplicates.h"

#include "core/catalog/catalog_indexes.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <unordered_map>

namespace lightstack::catalog {
namespace {

constexpr std::array<std::string_view, 3> kRuleNames{
    "oldest-folder", "with-sidecar", "shortest-path"};

constexpr std::string_view kColumns =
    "SELECT a.size, a.crc32, a.id, f.path, a.name, a.mtime, a.folder, s.id, sf.path, s.name FROM ";
// By the list of copies, where it is as the assets are; it holds single ones of others' states.
constexpr std::string_view kListed =
    "copies c CROSS JOIN assets a ON a.id = c.asset AND a.status = 'ok' AND a.size > 0";
constexpr std::string_view kGrouped =
    "duplicates d JOIN assets a ON a.size = d.size AND a.crc32 = d.crc32 AND a.status = 'ok' AND "
    "d.size > 0";
constexpr std::string_view kJoined =
    " JOIN folders f ON f.id = a.folder LEFT JOIN sidecars s ON s.id = a.sidecar LEFT JOIN folders "
    "sf ON sf.id = s.folder ORDER BY a.size DESC, a.crc32, f.path, a.name";

// One number for each id, asked for once.
class Numbers {
public:
    explicit Numbers(db::Statement statement) : m_statement(std::move(statement)) {}

    Result<std::optional<std::int64_t>> of(std::int64_t id) {
        if (const auto known = m_known.find(id); known != m_known.end()) return known->second;
        const db::StatementScope scope(m_statement);
        m_statement.bind(1, id);
        const auto row = m_statement.step();
        if (!row) return tl::unexpected<Error>(row.error());
        std::optional<std::int64_t> number;
        if (*row && !m_statement.isNull(0)) number = m_statement.integer(0);
        m_known.emplace(id, number);
        return number;
    }

private:
    db::Statement m_statement;
    std::unordered_map<std::int64_t, std::optional<std::int64_t>> m_known;
};

} // namespace

std::optional<KeepRule> keepRuleOf(std::string_view name) noexcept {
    const auto at = std::find(kRuleNames.begin(), kRuleNames.end(), name);
    if (at == kRuleNames.end()) return std::nullopt;
    return static_cast<KeepRule>(at - kRuleNames.begin());
}

std::size_t keptBy(KeepRule rule, const DuplicateGroup& group) {
    const auto rank = [rule](const DuplicateFile& file) {
        const std::int64_t folder = file.folderFrom.value_or(INT64_MAX);
        const std::int64_t bare = file.sidecarId == 0 ? 1 : 0;
        const std::string_view view = file.path.native();
        const auto length = static_cast<std::int64_t>(view.size());
        switch (rule) {
        case KeepRule::OldestFolder:
            return std::tuple(folder, bare, length, view);
        case KeepRule::WithSidecar:
            return std::tuple(bare, folder, length, view);
        case KeepRule::ShortestPath:
            break;
        }
        return std::tuple(length, bare, folder, view);
    };
    const auto best = std::min_element(group.files.begin(), group.files.end(),
        [&](const DuplicateFile& a, const DuplicateFile& b) { return rank(a) < rank(b); });
    return static_cast<std::size_t>(best - group.files.begin());
}

Result<std::vector<DuplicateGroup>> findDuplicates(db::Database& database, KeepRule rule) {
    std::vector<DuplicateGroup> out;
    const auto listed = hasCurrentCopies(database);
    if (!listed) return tl::unexpected<Error>(listed.error());
    auto rows = database.prepare(
        std::string(kColumns) + std::string(*listed ? kListed : kGrouped) + std::string(kJoined));
    if (!rows) return tl::unexpected<Error>(rows.error());
    auto oldest =
        database.prepare("SELECT min(taken) FROM assets WHERE folder = ? AND status = 'ok'");
    if (!oldest) return tl::unexpected<Error>(oldest.error());
    auto users =
        database.prepare("SELECT count(*) FROM assets WHERE sidecar = ? AND status <> 'missing'");
    if (!users) return tl::unexpected<Error>(users.error());
    Numbers oldestOf(std::move(*oldest));
    Numbers usersOf(std::move(*users));
    while (true) {
        const auto row = rows->step();
        if (!row) return tl::unexpected<Error>(row.error());
        if (!*row) break;
        const auto size = static_cast<std::uint64_t>(rows->integer(0));
        const auto crc32 = static_cast<std::uint32_t>(rows->integer(1));
        if (out.empty() || out.back().size != size || out.back().crc32 != crc32)
            out.push_back({size, crc32, {}, 0});
        DuplicateFile& file = out.back().files.emplace_back();
        file.id = rows->integer(2);
        file.path = std::filesystem::path(rows->bytes(3)) / rows->bytes(4);
        file.mtimeNs = rows->integer(5);
        const auto from = oldestOf.of(rows->integer(6));
        if (!from) return tl::unexpected<Error>(from.error());
        file.folderFrom = *from;
        if (rows->isNull(7)) continue;
        file.sidecarId = rows->integer(7);
        file.sidecar = std::filesystem::path(rows->bytes(8)) / rows->bytes(9);
        const auto sharing = usersOf.of(file.sidecarId);
        if (!sharing) return tl::unexpected<Error>(sharing.error());
        file.sidecarUsers = sharing->value_or(0);
    }
    std::erase_if(out, [](const DuplicateGroup& group) { return group.files.size() < 2; });
    for (DuplicateGroup& group : out)
        group.keep = keptBy(rule, group);
    return out;
}

DuplicateSum sumOf(const std::vector<DuplicateGroup>& groups) noexcept {
    DuplicateSum sum;
    for (const DuplicateGroup& group : groups) {
        sum.copies += group.files.size() - 1;
        sum.bytes += group.size * (group.files.size() - 1);
    }
    return sum;
}

} // namespace lightstack::catalog
