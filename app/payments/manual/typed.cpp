// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payments/manual/typed.h"

#include "app/codec/cardnumber.h"
#include "app/codec/jsontree.h"

#include <algorithm>
#include <array>

namespace naru::payments::manual {

using codec::JsonNode;

namespace {

constexpr std::array outcomes{"approved", "declined", "not_taken"};
constexpr std::array keys{"service_id", "outcome", "approval", "last_four", "brand", "amount", "code"};

Fault bad(const char* field)
{
    return Fault(ManualFault::BadField, QLatin1StringView(field));
}

bool isDigits(const QString& text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

bool isAlphanumeric(const QString& text)
{
    return std::all_of(text.begin(), text.end(),
        [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z'); });
}

bool isPrintable(const QString& text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.isPrint(); });
}

/// Whole won in plain digits.
std::optional<Won> wonOf(const JsonNode& node)
{
    const QString digits = QString::fromLatin1(node.raw());
    constexpr int digitsMax = 8;
    if (!node.isNumber() || digits.size() > digitsMax || !isDigits(digits))
        return std::nullopt;
    const Won won{digits.toLongLong()};
    return won > Won{0} ? std::optional(won) : std::nullopt;
}

Result<void> check(const Typed& typed)
{
    const bool approved = typed.outcome == Typed::Outcome::Approved;
    const auto approvalSize = typed.approval.size();
    if (approved
        && (approvalSize < Typed::approvalMin || approvalSize > Typed::approvalMax || !isAlphanumeric(typed.approval)))
        return bad("approval");
    if (approved && (typed.lastFour.size() != 4 || !isDigits(typed.lastFour)))
        return bad("last_four");
    if (typed.brand.size() > Typed::brandMax || !isPrintable(typed.brand))
        return bad("brand");
    if (typed.code.size() > Typed::codeMax || !isPrintable(typed.code)
        || (typed.outcome == Typed::Outcome::Declined && typed.code.trimmed().isEmpty()))
        return bad("code");
    const bool more = !typed.approval.isEmpty() || !typed.lastFour.isEmpty() || !typed.brand.isEmpty() || typed.amount;
    return !approved && more ? Result<void>(bad("outcome")) : Result<void>();
}

} // namespace

Result<Typed> Typed::read(const QByteArray& json)
{
    if (json.size() > bytesMax)
        return ManualFault::TooLarge;
    if (codec::holdsCardNumber(json))
        return ManualFault::CardNumberTyped;
    const auto tree = codec::JsonTree::parse(json);
    if (!tree || !tree->root().isObject())
        return ManualFault::Malformed;
    const JsonNode root = tree->root();
    for (auto member = root.first(); !member.isAbsent(); member = member.next()) {
        const QByteArray key = member.key();
        if (std::none_of(keys.begin(), keys.end(), [&](const char* one) { return key == one; })
            || (key != "amount" && !member.isString()))
            return Fault(ManualFault::BadField, QString::fromUtf8(key.left(bytesMax / 100)));
        if (codec::holdsCardNumber(member.text())) // behind escapes
            return ManualFault::CardNumberTyped;
    }
    const auto text = [&](const char* key) { return QString::fromUtf8(root[key].text()); };
    const QByteArray said = root["outcome"].text();
    const auto found = std::find_if(outcomes.begin(), outcomes.end(), [&](const char* one) { return said == one; });
    if (found == outcomes.end())
        return bad("outcome");
    Typed typed{text("service_id"), static_cast<Outcome>(found - outcomes.begin()), text("approval"), text("last_four"),
        text("brand"), text("code"), wonOf(root["amount"])};
    if (!root["amount"].isAbsent() && !typed.amount)
        return bad("amount");
    const auto checked = check(typed);
    return checked ? Result<Typed>(typed) : checked.fault();
}

QByteArray Typed::json() const
{
    QByteArray out("{\"service_id\":");
    out += codec::jsonString(serviceId.toUtf8());
    const auto add = [&](const char* key, const QString& value) {
        if (!value.isEmpty())
            out += QByteArray(",\"") + key + "\":" + codec::jsonString(value.toUtf8());
    };
    add("outcome", QLatin1StringView(outcomes[static_cast<std::size_t>(outcome)]));
    add("approval", approval);
    add("last_four", lastFour);
    add("brand", brand);
    add("code", code);
    if (amount)
        out += ",\"amount\":" + QByteArray::number(amount->value);
    return out + '}';
}

} // namespace naru::payments::manual
