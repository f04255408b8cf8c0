// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/codec/text.h"
#include "app/crypto/hash.h"
#include "app/services/feeitem.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QSet>

#include <algorithm>

namespace naru::services {

namespace {

constexpr codec::JsonLimits fileLimits{64 * 1024, 6};
constexpr qsizetype codeLettersMax = 32;
constexpr qsizetype unitLettersMax = 12;

Fault bad(const QString& what)
{
    return Fault(ServicesFault::BadCatalogue, what);
}

bool isCode(const QString& code)
{
    const auto allowed = [](QChar c) { return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-'; };
    return !code.isEmpty() && code.size() <= codeLettersMax && std::all_of(code.begin(), code.end(), allowed);
}

/// Reads one object's members, each once, and remembers the first that was not as it should be.
class Members {
public:
    Members(const QJsonObject& object, const QString& about)
        : m_object(object)
        , m_about(about)
    {
    }
    QString words(const char* name, qsizetype lettersMax)
    {
        const QString text = take(name).toString();
        const bool plain = std::all_of(text.begin(), text.end(), [](QChar c) { return c.isPrint(); });
        demand(!text.trimmed().isEmpty() && text.size() <= lettersMax && plain, name);
        return text;
    }
    void both(const char* name, qsizetype lettersMax, QString& ko, QString& en)
    {
        Members inner(take(name).toObject(), m_about + u'.' + QLatin1StringView(name));
        ko = inner.words("ko", lettersMax);
        en = inner.words("en", lettersMax);
        adopt(inner);
    }
    Won won(const char* name)
    {
        const QJsonValue value = take(name);
        const qint64 number = value.toInteger(-1);
        demand(value.isDouble() && number >= 0 && number <= wonMax.value && value.toDouble() == double(number), name);
        return Won{number};
    }
    bool flag(const char* name)
    {
        const QJsonValue value = take(name);
        demand(value.isBool(), name);
        return value.toBool();
    }
    QJsonArray array(const char* name)
    {
        const QJsonValue value = take(name);
        demand(value.isArray(), name);
        return value.toArray();
    }
    bool has(const char* name) const { return m_object.contains(QLatin1StringView(name)); }
    void demand(bool holds, const char* name)
    {
        if (!holds && m_wrong.isEmpty())
            m_wrong = m_about + u'.' + QLatin1StringView(name);
    }
    void adopt(Members& inner)
    {
        if (m_wrong.isEmpty())
            m_wrong = inner.wrong();
    }
    /// Empty when all was as it should be and nothing is left over.
    QString wrong() const
    {
        return m_wrong.isEmpty() && !m_object.isEmpty() ? m_about + u'.' + m_object.begin().key() : m_wrong;
    }

private:
    QJsonValue take(const char* name) { return m_object.take(QLatin1StringView(name)); }

    QJsonObject m_object;
    QString m_about, m_wrong;
};

FeeItem readItem(const QJsonValue& value, Members& outer)
{
    Members members(value.toObject(), QStringLiteral("items"));
    FeeItem item;
    item.code = members.words("code", codeLettersMax);
    members.demand(isCode(item.code), "code");
    members.both("name", nameLettersMax, item.nameKo, item.nameEn);
    members.both("unit", unitLettersMax, item.unitKo, item.unitEn);
    item.price = members.won("price");
    item.taxLike = members.flag("taxLike");
    item.cashReceipt = members.flag("cashReceipt");
    item.needsBill = members.flag("needsBill");
    members.demand(!(item.taxLike && item.cashReceipt), "cashReceipt");
    outer.adopt(members);
    return item;
}

QList<FeeItem> readItems(Members& members)
{
    QList<FeeItem> items;
    QSet<QString> codes;
    for (const QJsonValue& value : members.array("items")) {
        items.append(readItem(value, members));
        members.demand(!codes.contains(items.last().code), "items: a code twice");
        codes.insert(items.last().code);
    }
    members.demand(items.size() <= itemsMax, "items: too many");
    return items;
}

Catalogue loadBuiltIn()
{
    QFile file(QStringLiteral(":/naru/services/catalogue.json"));
    const bool opened = file.open(QIODevice::ReadOnly);
    NARU_ASSERT(opened);
    const auto catalogue = parseCatalogue(file.readAll());
    NARU_ASSERT(catalogue && !catalogue->items.isEmpty());
    return *catalogue;
}

} // namespace

const FeeItem* Catalogue::find(const QString& code) const
{
    const auto at = std::find_if(items.begin(), items.end(), [&](const FeeItem& item) { return item.code == code; });
    return at == items.end() ? nullptr : &*at;
}

Result<Catalogue> parseCatalogue(const QByteArray& json)
{
    const auto parsed = codec::parseJson(json, fileLimits);
    if (!parsed)
        return bad(QLatin1StringView(parsed.fault().name()));
    Members members(parsed->object(), QStringLiteral("catalogue"));
    Catalogue catalogue;
    catalogue.fileHash = crypto::sha256(json);
    catalogue.items = readItems(members);
    members.demand(!catalogue.items.isEmpty(), "items");
    if (const QString wrong = members.wrong(); !wrong.isEmpty())
        return bad(wrong);
    return catalogue;
}

Result<Catalogue> withChanges(const Catalogue& base, const QByteArray& json, Withdrawn mayBe)
{
    const auto parsed = codec::parseJson(json, fileLimits);
    if (!parsed)
        return bad(QLatin1StringView(parsed.fault().name()));
    Members members(parsed->object(), QStringLiteral("changes"));
    const QList<FeeItem> changed = readItems(members);
    QSet<QString> withdrawn;
    if (members.has("withdrawn")) {
        for (const QJsonValue& code : members.array("withdrawn")) {
            const bool isThere = base.find(code.toString()) != nullptr;
            members.demand(isThere || (mayBe == Withdrawn::MayBeGone && code.isString()), "withdrawn: not in the list");
            withdrawn.insert(code.toString());
        }
    }
    Catalogue catalogue;
    catalogue.fileHash = crypto::sha256(json);
    for (const FeeItem& item : base.items) {
        const auto own
            = std::find_if(changed.begin(), changed.end(), [&](const FeeItem& each) { return each.code == item.code; });
        members.demand(own == changed.end() || !withdrawn.contains(item.code), "withdrawn: also among the items");
        if (!withdrawn.contains(item.code))
            catalogue.items.append(own == changed.end() ? item : *own);
    }
    for (const FeeItem& item : changed) {
        if (!base.find(item.code))
            catalogue.items.append(item);
    }
    members.demand(!catalogue.items.isEmpty() && catalogue.items.size() <= itemsMax, "items");
    if (const QString wrong = members.wrong(); !wrong.isEmpty())
        return bad(wrong);
    return catalogue;
}

const Catalogue& builtInCatalogue()
{
    static const Catalogue catalogue = loadBuiltIn();
    return catalogue;
}

} // namespace naru::services
