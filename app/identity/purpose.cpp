// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/purpose.h"

#include "app/codec/text.h"
#include "app/crypto/hash.h"

#include <QFile>
#include <QJsonArray>

#include <algorithm>

namespace naru::identity {

namespace {
constexpr codec::JsonLimits fileLimits{64 * 1024, 8};
constexpr qsizetype ageOverMax = 2; ///< wallets answer no more than two age_over_NN in one request
constexpr int keptDaysMax = 3650;
constexpr std::array builtIn{"adult-check", "certificate-identity", "licence-rental", "resident-counter"};

Fault bad(const QString& what)
{
    return Fault(IdentityFault::BadPurpose, what);
}

/// Reads members off an object and remembers the first thing that was not as it should be, unknown names included.
class Members {
public:
    Members(const QJsonObject& object, const QString& about)
        : m_object(object)
        , m_about(about)
    {
    }

    QString text(const char* name)
    {
        const QJsonValue value = take(name);
        return demand(value.isString() && !value.toString().isEmpty(), name) ? value.toString() : QString();
    }
    void bilingual(const char* name, QString& ko, QString& en)
    {
        Members both(object(name), QLatin1StringView(name));
        ko = both.text("ko");
        en = both.text("en");
        adopt(both);
    }
    int number(const char* name, int least, int most)
    {
        const QJsonValue value = take(name);
        const int number = value.toInt(least - 1);
        return demand(number >= least && number <= most, name) ? number : least;
    }
    bool flag(const char* name)
    {
        const QJsonValue value = take(name);
        return demand(value.isBool(), name) && value.toBool();
    }
    QJsonObject object(const char* name)
    {
        const QJsonValue value = take(name);
        return demand(value.isObject(), name) ? value.toObject() : QJsonObject();
    }
    QJsonArray array(const char* name)
    {
        const QJsonValue value = take(name);
        return demand(value.isArray() && !value.toArray().isEmpty(), name) ? value.toArray() : QJsonArray();
    }
    bool has(const char* name) const { return m_object.contains(QLatin1StringView(name)); }

    bool demand(bool holds, const char* name)
    {
        if (!holds && m_wrong.isEmpty())
            m_wrong = m_about + u'.' + QLatin1StringView(name);
        return holds;
    }
    void adopt(Members& inner)
    {
        if (m_wrong.isEmpty())
            m_wrong = inner.wrong();
    }
    /// Empty when everything was as it should be and nothing is left over.
    QString wrong()
    {
        if (m_wrong.isEmpty() && !m_object.isEmpty())
            m_wrong = m_about + u'.' + m_object.begin().key();
        return m_wrong;
    }

private:
    QJsonValue take(const char* name) { return m_object.take(QLatin1StringView(name)); }

    QJsonObject m_object;
    QString m_about, m_wrong;
};

bool isDocType(const QString& text)
{
    const auto allowed = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'.'
            || c == u'-' || c == u'_';
    };
    return text.contains(u'.') && text.size() <= 128 && std::all_of(text.begin(), text.end(), allowed);
}

AskedElement readElement(const QJsonValue& value, Members& outer)
{
    Members members(value.toObject(), QStringLiteral("elements"));
    AskedElement element;
    element.nameSpace = members.text("namespace");
    element.element = members.text("element");
    element.intentToRetain = members.flag("intentToRetain");
    members.demand(isDocType(element.nameSpace), "namespace");
    outer.adopt(members);
    return element;
}

QList<AskedDocument> readDocuments(const QJsonArray& array, Members& outer)
{
    QList<AskedDocument> documents;
    for (const QJsonValue& value : array) {
        Members members(value.toObject(), QStringLiteral("documents"));
        AskedDocument document;
        document.docType = members.text("docType");
        members.demand(isDocType(document.docType), "docType");
        const QJsonArray elements = members.array("elements");
        for (const QJsonValue& element : elements)
            document.elements.append(readElement(element, members));
        const auto ageOver = std::count_if(document.elements.begin(), document.elements.end(),
            [](const AskedElement& asked) { return asked.element.startsWith(QLatin1StringView("age_over_")); });
        members.demand(ageOver <= ageOverMax, "elements: more than two age_over_NN");
        outer.adopt(members);
        documents.append(document);
    }
    return documents;
}

std::optional<AgeQuestion> readAge(Members& outer)
{
    if (!outer.has("age"))
        return std::nullopt;
    Members members(outer.object("age"), QStringLiteral("age"));
    const QString kind = members.text("kind");
    AgeQuestion question;
    question.kind = kind == QLatin1StringView("year_age") ? AgeQuestion::Kind::Year : AgeQuestion::Kind::Full;
    members.demand(question.kind == AgeQuestion::Kind::Year || kind == QLatin1StringView("full_age"), "kind");
    question.years = members.number("years", 1, 99);
    outer.adopt(members);
    return question;
}

QList<Purpose> loadBuiltIn()
{
    QList<Purpose> purposes;
    for (const char* const id : builtIn) {
        QFile file(QStringLiteral(":/naru/identity/purposes/%1.json").arg(QLatin1StringView(id)));
        const bool opened = file.open(QIODevice::ReadOnly);
        NARU_ASSERT(opened);
        const auto purpose = parsePurpose(file.readAll());
        NARU_ASSERT(purpose && purpose->id == QLatin1StringView(id));
        purposes.append(*purpose);
    }
    return purposes;
}
} // namespace

Result<Purpose> parsePurpose(const QByteArray& json)
{
    const auto parsed = codec::parseJson(json, fileLimits);
    if (!parsed)
        return bad(QLatin1StringView(parsed.fault().name()));
    Members members(parsed->object(), QStringLiteral("purpose"));
    Purpose purpose;
    purpose.fileHash = crypto::sha256(json);
    purpose.id = members.text("id");
    members.bilingual("name", purpose.nameKo, purpose.nameEn);
    members.bilingual("asks", purpose.asksKo, purpose.asksEn);
    members.bilingual("asked", purpose.askedKo, purpose.askedEn);
    members.bilingual("notAsked", purpose.notAskedKo, purpose.notAskedEn);
    members.bilingual("legalBasis", purpose.legalBasisKo, purpose.legalBasisEn);
    members.bilingual("kept", purpose.keptKo, purpose.keptEn);
    purpose.keptDays = members.number("keptDays", 0, keptDaysMax);
    if (members.has("highRisk"))
        purpose.risk = members.flag("highRisk") ? Risk::High : Risk::Ordinary;
    purpose.icon = members.text("icon");
    purpose.asked.age = readAge(members);
    purpose.asked.documents = readDocuments(members.array("documents"), members);
    if (members.has("fallbacks")) {
        const QJsonArray fallbacks = members.array("fallbacks");
        for (const QJsonValue& step : fallbacks)
            purpose.fallbacks.append(Asked{readDocuments(step.toArray(), members), purpose.asked.age});
    }
    if (const QString wrong = members.wrong(); !wrong.isEmpty())
        return bad(wrong);
    return purpose;
}

const QList<Purpose>& builtInPurposes()
{
    static const QList<Purpose> purposes = loadBuiltIn();
    return purposes;
}

const Purpose* findPurpose(const QString& id)
{
    const auto& purposes = builtInPurposes();
    const auto at
        = std::find_if(purposes.begin(), purposes.end(), [&id](const Purpose& purpose) { return purpose.id == id; });
    return at == purposes.end() ? nullptr : &*at;
}

} // namespace naru::identity
