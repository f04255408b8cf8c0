// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verdictjson.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace naru::cli {

using identity::Value;

namespace {
bool isPlainKey(const Value::Pair& pair)
{
    const auto* text = std::get_if<QString>(&pair.first.data);
    return text && !text->startsWith(u'$');
}

QJsonValue toJson(const Value::Map& map)
{
    if (std::all_of(map.begin(), map.end(), isPlainKey)) {
        QJsonObject object;
        for (const auto& pair : map)
            object.insert(std::get<QString>(pair.first.data), cli::toJson(pair.second));
        return object;
    }
    QJsonArray pairs;
    for (const auto& pair : map)
        pairs.append(QJsonArray{cli::toJson(pair.first), cli::toJson(pair.second)});
    return QJsonObject{{QStringLiteral("$map"), pairs}};
}

struct ToJson {
    QJsonValue operator()(const Value::Null&) const { return QJsonValue::Null; }
    QJsonValue operator()(bool flag) const { return flag; }
    QJsonValue operator()(qint64 number) const { return number; }
    QJsonValue operator()(double number) const
    {
        if (std::isfinite(number))
            return number;
        return QJsonObject{{QStringLiteral("$float"), QString::number(number)}}; // JSON has no such number
    }
    QJsonValue operator()(const QString& text) const { return text; }
    QJsonValue operator()(const QByteArray& bytes) const
    {
        return QJsonObject{{QStringLiteral("$bstr"), QString::fromLatin1(bytes.toHex())}};
    }
    QJsonValue operator()(const Value::List& list) const
    {
        QJsonArray array;
        for (const Value& element : list)
            array.append(cli::toJson(element));
        return array;
    }
    QJsonValue operator()(const Value::Map& map) const { return toJson(map); }
    QJsonValue operator()(const std::shared_ptr<const Value::Tagged>& tagged) const
    {
        return QJsonObject{{QStringLiteral("$tag"), static_cast<qint64>(tagged->number)},
            {QStringLiteral("$value"), cli::toJson(tagged->content)}};
    }
};

QJsonObject toJson(const QMap<QString, QMap<QString, Value>>& spaces)
{
    QJsonObject object;
    for (auto space = spaces.begin(); space != spaces.end(); ++space) {
        QJsonObject elements;
        for (auto element = space->begin(); element != space->end(); ++element)
            elements.insert(element.key(), cli::toJson(element.value()));
        object.insert(space.key(), elements);
    }
    return object;
}

QJsonObject toJson(const identity::DocumentVerdict& document)
{
    QJsonArray missing;
    for (const auto& name : document.missing)
        missing.append(QJsonArray{name.first, name.second});
    return QJsonObject{{QStringLiteral("docType"), document.docType},
        {QStringLiteral("values"), toJson(document.values)},
        {QStringLiteral("deviceSigned"), toJson(document.deviceSigned)}, {QStringLiteral("missing"), missing}};
}

QJsonObject toJson(const identity::Reason& reason)
{
    QJsonObject object{{QStringLiteral("name"), QLatin1StringView(reason.name)},
        {QStringLiteral("warning"), reason.warning}, {QStringLiteral("detail"), reason.detail}};
    if (reason.check)
        object.insert(
            QStringLiteral("check"), QLatin1StringView(identity::checkNames[static_cast<std::size_t>(*reason.check)]));
    return object;
}

QJsonObject toJson(const identity::Checks& checks)
{
    QJsonObject object;
    for (std::size_t i = 0; i < checks.size(); ++i)
        object.insert(QLatin1StringView(identity::checkNames[i]),
            checks[i] ? QJsonValue(*checks[i]) : QJsonValue(QJsonValue::Null));
    return object;
}
} // namespace

QJsonValue toJson(const Value& value)
{
    return std::visit(ToJson(), value.data);
}

QJsonObject toJson(const identity::Verdict& verdict)
{
    QJsonArray documents, reasons;
    for (const auto& document : verdict.documents)
        documents.append(toJson(document));
    for (const auto& reason : verdict.reasons)
        reasons.append(toJson(reason));
    QJsonObject object{{QStringLiteral("overall"),
                           QLatin1StringView(identity::overallNames[static_cast<std::size_t>(verdict.overall)])},
        {QStringLiteral("format"), QLatin1StringView(verdict.format)},
        {QStringLiteral("failed_checks"), QJsonArray::fromStringList(verdict.failedChecks())},
        {QStringLiteral("checks"), toJson(verdict.checks)}, {QStringLiteral("documents"), documents},
        {QStringLiteral("reasons"), reasons}};
    constexpr std::array ageNames{"yes", "no", "undecided"};
    if (verdict.age)
        object.insert(QStringLiteral("age"), QLatin1StringView(ageNames[static_cast<std::size_t>(*verdict.age)]));
    return object;
}

} // namespace naru::cli
