// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payments/dayclose/profile.h"

#include "app/base/assert.h"
#include "app/codec/text.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>

#include <array>

namespace naru::payments::dayclose {

namespace {

constexpr codec::JsonLimits profileLimits{16 * 1024, 6};
constexpr qsizetype nameLettersMax = 64;
constexpr int skipMax = 20;
constexpr qsizetype kindWordsMax = 20;
constexpr std::array builtIn{"naru-sim", "van-example"};

/// Takes members off and remembers whether one was not as it should be.
struct Members {
    QJsonObject object;
    QString wrong = {};

    QJsonValue take(const char* name) { return object.take(QLatin1StringView(name)); }
    void demand(bool holds, const char* name)
    {
        if (!holds && wrong.isEmpty())
            wrong = QLatin1StringView(name);
    }
    QString text(const char* name, bool needed = true)
    {
        const QJsonValue value = take(name);
        const QString text = value.toString();
        demand(
            value.isString() ? !text.isEmpty() && text.size() <= nameLettersMax : value.isUndefined() && !needed, name);
        return text;
    }
    QStringList words(const char* name)
    {
        QStringList words;
        for (const QJsonValue& word : take(name).toArray())
            words.append(word.toString());
        demand(words.size() <= kindWordsMax && !words.contains(QString()), name);
        return words;
    }
    Members inner(const char* name)
    {
        const QJsonValue value = take(name);
        demand(value.isObject(), name);
        return {value.toObject()};
    }
    void adopt(const Members& other, const char* name)
    {
        demand(other.wrong.isEmpty() && other.object.isEmpty(), name);
    }
};

void readColumns(Members members, Members& outer, FileProfile& profile)
{
    profile.date = members.text("date");
    profile.time = members.text("time", false);
    profile.kind = members.text("kind", false);
    profile.amount = members.text("amount");
    profile.currency = members.text("currency", false);
    profile.terminal = members.text("terminal", false);
    profile.approval = members.text("approval", false);
    profile.poiTransaction = members.text("poiTransaction", false);
    profile.transaction = members.text("transaction", false);
    members.demand(
        !(profile.approval.isEmpty() && profile.poiTransaction.isEmpty() && profile.transaction.isEmpty()), "approval");
    outer.adopt(members, "columns");
}

void readSign(Members& members, FileProfile& profile)
{
    const QString sign = members.text("sign");
    profile.sign = sign == u"negative" ? FileProfile::Sign::Negative
        : sign == u"either"            ? FileProfile::Sign::Either
                                       : FileProfile::Sign::Unsigned;
    members.demand(sign == u"unsigned" || profile.sign != FileProfile::Sign::Unsigned, "sign");
    const bool byKind = profile.sign != FileProfile::Sign::Negative;
    members.demand(byKind == !profile.kind.isEmpty() && byKind == !profile.payments.isEmpty(), "kinds");
}

} // namespace

Result<FileProfile> parseProfile(const QByteArray& json)
{
    const auto parsed = codec::parseJson(json, profileLimits);
    if (!parsed)
        return Fault(PaymentFault::BadProfile, QLatin1StringView(parsed.fault().name()));
    Members members{parsed->object()};
    FileProfile profile;
    profile.id = members.text("id");
    const QString separator = members.text("separator");
    members.demand(separator.size() == 1 && QStringView(u",;\t|").contains(separator[0]), "separator");
    profile.separator = separator.isEmpty() ? QChar(u',') : separator[0];
    const int skip = members.take("skip").toInt(-1);
    members.demand(skip >= 0 && skip <= skipMax, "skip");
    profile.skip = skip;
    readColumns(members.inner("columns"), members, profile);
    profile.dateFormat = members.text("dateFormat");
    profile.timeFormat = members.text("timeFormat", !profile.time.isEmpty());
    Members kinds = members.inner("kinds");
    profile.payments = kinds.words("payment");
    profile.reversals = kinds.words("reversal");
    profile.declined = kinds.words("declined");
    members.adopt(kinds, "kinds");
    readSign(members, profile);
    if (members.wrong.isEmpty() && !members.object.isEmpty())
        members.wrong = members.object.begin().key();
    if (!members.wrong.isEmpty())
        return Fault(PaymentFault::BadProfile, members.wrong);
    return profile;
}

const QList<FileProfile>& builtInProfiles()
{
    static const QList<FileProfile> profiles = [] {
        QList<FileProfile> all;
        for (const char* const id : builtIn) {
            QFile file(QStringLiteral(":/naru/payments/profiles/%1.json").arg(QLatin1StringView(id)));
            const bool opened = file.open(QIODevice::ReadOnly);
            NARU_ASSERT(opened);
            const auto profile = parseProfile(file.readAll());
            NARU_ASSERT(profile && profile->id == QLatin1StringView(id));
            all.append(*profile);
        }
        return all;
    }();
    return profiles;
}

} // namespace naru::payments::dayclose
