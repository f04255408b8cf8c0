// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/field.h"

#include <algorithm>

namespace naru::lessons {

using codec::JsonNode;

namespace {
constexpr qsizetype textBytesMax = 600;
constexpr int textsMax = 40;
} // namespace

Fields::Fields(const JsonNode& node, const QString& path, const QString& file, QList<Complaint>* complaints)
    : m_node(node)
    , m_path(path)
    , m_file(file)
    , m_complaints(complaints)
{
}

void Fields::rename(const QString& id)
{
    const auto dot = m_path.lastIndexOf(u'.');
    if (dot > 0 && !id.isEmpty())
        m_path = m_path.left(dot + 1) + id;
}

QString Fields::pathOf(const QString& key) const
{
    return m_path.isEmpty() ? key : m_path + u'.' + key;
}

void Fields::complain(const QString& key, const QString& rule)
{
    m_complaints->append({m_file, pathOf(key), rule});
}

JsonNode Fields::member(const char* name)
{
    m_read.append(QString::fromLatin1(name));
    return m_node.isObject() ? m_node[name] : JsonNode();
}

bool Fields::has(const char* name) const
{
    return m_node.isObject() && !m_node[name].isAbsent();
}

QString Fields::text(const char* name)
{
    const QString found = maybe(name);
    if (found.isEmpty() && m_node.isObject() && (!has(name) || m_node[name].isString()))
        complain(QString::fromLatin1(name), QStringLiteral("missing"));
    return found;
}

QString Fields::maybe(const char* name)
{
    const JsonNode node = member(name);
    if (node.isAbsent())
        return {};
    if (!node.isString() || node.raw().size() > textBytesMax) {
        complain(QString::fromLatin1(name), QStringLiteral("not-a-text"));
        return {};
    }
    return QString::fromUtf8(node.text());
}

bool Fields::flag(const char* name)
{
    const JsonNode node = member(name);
    if (!node.isAbsent() && !node.isBool())
        complain(QString::fromLatin1(name), QStringLiteral("not-true-or-false"));
    return node.isBool() && node.toBool();
}

int Fields::number(const char* name, int min, int max)
{
    const JsonNode node = member(name);
    bool isNumber = false;
    const int found = node.isNumber() ? node.raw().toByteArray().toInt(&isNumber) : 0;
    if (!isNumber || found < min || found > max) {
        if (m_node.isObject())
            complain(QString::fromLatin1(name), QStringLiteral("not-between-%1-and-%2").arg(min).arg(max));
        return min;
    }
    return found;
}

QStringList Fields::textsOf(const JsonNode& node, const QString& key)
{
    QStringList texts;
    if (!node.isArray() || node.size() > textsMax) {
        complain(key, QStringLiteral("not-a-list-of-texts"));
        return texts;
    }
    for (auto item = node.first(); !item.isAbsent(); item = item.next()) {
        const QString text
            = item.isString() && item.raw().size() <= textBytesMax ? QString::fromUtf8(item.text()) : QString();
        if (text.isEmpty())
            complain(key, QStringLiteral("not-a-list-of-texts"));
        else if (texts.contains(text))
            complain(key, QStringLiteral("twice: ") + text);
        else
            texts.append(text);
    }
    return texts;
}

QStringList Fields::texts(const char* name)
{
    const JsonNode node = member(name);
    return node.isAbsent() ? QStringList() : textsOf(node, QString::fromLatin1(name));
}

JsonNode Fields::object(const char* name)
{
    const JsonNode node = member(name);
    if (!node.isAbsent() && !node.isObject()) {
        complain(QString::fromLatin1(name), QStringLiteral("not-an-object"));
        return {};
    }
    return node;
}

Fields Fields::inner(const char* name)
{
    const JsonNode node = object(name);
    if (node.isAbsent() && m_node.isObject())
        complain(QString::fromLatin1(name), QStringLiteral("missing"));
    Fields inner(node, pathOf(QString::fromLatin1(name)), m_file, m_complaints);
    return inner;
}

QList<Fields> Fields::list(const char* name, int sizeMax)
{
    QList<Fields> list;
    const JsonNode node = member(name);
    if (node.isAbsent())
        return list;
    if (!node.isArray() || node.size() > sizeMax) {
        complain(QString::fromLatin1(name),
            node.isArray() ? QStringLiteral("more-than-%1").arg(sizeMax) : QStringLiteral("not-a-list"));
        return list;
    }
    int number = 0;
    for (auto item = node.first(); !item.isAbsent(); item = item.next()) {
        const QString key = QString::fromLatin1(name) + u'.' + QString::number(++number);
        if (item.isObject())
            list.append(Fields(item, pathOf(key), m_file, m_complaints));
        else
            complain(key, QStringLiteral("not-an-object"));
    }
    return list;
}

Fields Fields::without(const char* name) const
{
    Fields same = *this;
    same.m_read.append(QString::fromLatin1(name));
    return same;
}

void Fields::end()
{
    if (!m_node.isObject())
        return;
    for (auto member = m_node.first(); !member.isAbsent(); member = member.next()) {
        const QString name = QString::fromUtf8(member.key());
        if (!m_read.contains(name))
            complain(name, QStringLiteral("unknown-field"));
    }
}

} // namespace naru::lessons
