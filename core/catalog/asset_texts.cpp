#include "core/catalog/asset_texts.h"

#include "core/base/file_path.h"
#include "core/catalog/asset_names.h"
#include "core/catalog/folded_text.h"

#include <array>
#include <limits>

namespace lightstack::catalog {
namespace {

// A word that nobody types, so that words which follow each other are of one title, one person.
constexpr std::string_view kGap = " \xEE\x80\x80 ";
constexpr std::string_view kRead = R"sql(
SELECT a.id, a.name, s.title, a.title, a.description, s.description, a.keywords,
 (SELECT group_concat(name, ?3) FROM (SELECT p.name AS name FROM sidecar_people sp
  JOIN people p ON p.id = sp.person WHERE sp.sidecar = a.sidecar ORDER BY sp.position))
FROM assets a LEFT JOIN sidecars s ON s.id = a.sidecar
WHERE a.id >= ?1 AND a.id <= ?2 AND a.status <> 'other' ORDER BY a.id)sql";

Result<void> ready(
    db::Database& database, std::optional<db::Statement>& statement, std::string_view sql) {
    if (statement) return {};
    auto made = database.prepare(sql);
    if (!made) return tl::unexpected<Error>(made.error());
    statement.emplace(std::move(*made));
    return {};
}

} // namespace

Result<std::int64_t> AssetTexts::until() {
    if (m_until) return *m_until;
    auto value = m_database->number("SELECT value FROM catalog_state WHERE key='texts_until'");
    if (value) m_until = *value;
    return value;
}

Result<std::int64_t> AssetTexts::add(std::int64_t from, std::int64_t to) {
    if (auto done = ready(*m_database, m_read, kRead); !done)
        return tl::unexpected<Error>(done.error());
    if (auto done = ready(*m_database, m_insert,
            "INSERT INTO asset_text(rowid, name, description, keywords, people) "
            "VALUES(?,?,?,?,?)");
        !done)
        return tl::unexpected<Error>(done.error());
    const db::StatementScope scope(*m_read);
    m_read->bind(1, from);
    m_read->bind(2, to);
    m_read->bindTextView(3, kGap);
    std::int64_t last = 0;
    std::string name, description;
    std::array<std::string, 4> texts;
    while (true) {
        const auto row = m_read->step();
        if (!row) return tl::unexpected<Error>(row.error());
        if (!*row) return last;
        last = m_read->integer(0);
        name = base::toLossyUtf8(m_read->bytes(1));
        const std::string_view given = m_read->text(2);
        const bool same = given.empty() || given == name;
        if (!same) name.append(kGap).append(given);
        if (!m_read->isNull(3)) name.append(kGap).append(m_read->text(3));
        description.clear();
        if (!m_read->isNull(4)) description.append(m_read->text(4)).append(kGap);
        description.append(m_read->text(5));
        texts = {foldedWords(name), foldedWords(description), foldedWords(m_read->text(6)),
            foldedWords(m_read->text(7))};
        m_insert->bind(1, last);
        for (std::size_t i = 0; i < texts.size(); ++i)
            m_insert->bindTextView(static_cast<int>(i) + 2, texts[i]);
        if (auto done = m_insert->run(); !done) return tl::unexpected<Error>(done.error());
    }
}

Result<void> AssetTexts::catchUp() {
    if (auto done = addNameRuns(*m_database); !done) return done;
    const auto from = until();
    if (!from) return tl::unexpected<Error>(from.error());
    const auto last = add(*from + 1, std::numeric_limits<std::int64_t>::max());
    if (!last) return tl::unexpected<Error>(last.error());
    if (*last <= *from) return {};
    auto mark = m_database->prepare("UPDATE catalog_state SET value=? WHERE key='texts_until'");
    if (!mark) return tl::unexpected<Error>(mark.error());
    mark->bind(1, *last);
    auto done = mark->run();
    if (done) m_until = *last;
    return done;
}

Result<void> AssetTexts::replace(std::int64_t asset) {
    if (auto done = ready(*m_database, m_remove, "DELETE FROM asset_text WHERE rowid=?"); !done)
        return done;
    m_remove->bind(1, asset);
    if (auto done = m_remove->run(); !done) return done;
    const auto added = add(asset, asset);
    return added ? Result<void>{} : tl::unexpected<Error>(added.error());
}

} // namespace lightstack::catalog
