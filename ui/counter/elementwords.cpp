// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/counter/elementwords.h"

#include <QCoreApplication>

#include <algorithm>

namespace naru::ui::counter {

namespace {

using identity::Value;

QString tr(const char* text)
{
    return QCoreApplication::translate("naru::ui::counter", text);
}

bool isAgeAnswer(const QString& element)
{
    return element.startsWith(QLatin1StringView("age_over_"));
}

bool isHangul(const QString& text)
{
    return !text.isEmpty()
        && std::all_of(text.begin(), text.end(), [](QChar c) { return c.script() == QChar::Script_Hangul; });
}

const Value* entry(const Value::Map& map, const char* key)
{
    for (const auto& [name, value] : map) {
        if (name.text() == QLatin1StringView(key))
            return &value;
    }
    return nullptr;
}

/// Valid for a tagged date only: a text that looks like one stays the text it is.
QDate dateOf(const Value& value)
{
    const bool tagged = std::holds_alternative<std::shared_ptr<const Value::Tagged>>(value.data);
    return tagged ? QDate::fromString(value.text().left(10), Qt::ISODate) : QDate();
}

QString briefOf(const Value& value, const QString& text, Tongue tongue)
{
    const QDate date = dateOf(value);
    return date.isValid() ? shortDate(date, tongue) : text;
}

/// driving_privileges, ISO 18013-5 §7.2.4: an array of maps, each with its vehicle_category_code.
QString drivingClasses(const Value::List& privileges)
{
    QStringList codes;
    for (const Value& privilege : privileges) {
        if (const auto* map = std::get_if<Value::Map>(&privilege.data)) {
            if (const Value* code = entry(*map, "vehicle_category_code"))
                codes.append(code->text());
        }
    }
    return codes.join(QStringLiteral(", "));
}

/// ISO/IEC 5218, as mdoc uses it.
QString sexWord(qint64 code)
{
    switch (code) {
    case 1:
        return tr("남");
    case 2:
        return tr("여");
    default:
        return tr("적혀 있지 않음");
    }
}

} // namespace

QString valueOf(const QString& element, const Value& value, Tongue tongue)
{
    if (const QDate date = dateOf(value); date.isValid())
        return longDate(date, tongue);
    if (const QString text = value.text(); !text.isEmpty())
        return text;
    if (const auto* yes = std::get_if<bool>(&value.data))
        return *yes ? tr("예") : tr("아니요");
    if (const auto* number = std::get_if<qint64>(&value.data))
        return element == QLatin1StringView("sex") ? sexWord(*number) : QString::number(*number);
    if (const auto* list = std::get_if<Value::List>(&value.data)) {
        if (const QString classes = drivingClasses(*list); !classes.isEmpty())
            return classes;
    }
    return tr("글로 보여 드릴 수 없는 값");
}

QList<Field> releasedFields(
    const identity::DocumentVerdict& document, const identity::AskedDocument& asked, Tongue tongue)
{
    QList<Field> fields;
    QString family;
    for (const auto& want : asked.elements) {
        const Value* value = document.find(want.nameSpace, want.element);
        if (!value || want.element == QLatin1StringView("portrait") || isAgeAnswer(want.element))
            continue;
        const QString text = valueOf(want.element, *value, tongue);
        if (want.element == QLatin1StringView("family_name") && isHangul(text))
            family = text;
        if (want.element == QLatin1StringView("given_name") && isHangul(text) && !family.isEmpty() && !fields.isEmpty()
            && fields.last().value == family) {
            fields.last() = {tr("이름"), family + text, family + text};
            continue;
        }
        fields.append({words::elementName(want.element, tongue), text, briefOf(*value, text, tongue)});
    }
    return fields;
}

} // namespace naru::ui::counter
