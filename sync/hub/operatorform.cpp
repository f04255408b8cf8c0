// SPDX-License-Identifier: GPL-3.0-or-later
// What a browser sends, within bounds.
#include "sync/hub/operatorsite.h"

namespace naru::hub {

std::optional<QHash<QString, QString>> formOf(const QByteArray& body)
{
    if (body.size() > OperatorSite::formBytesMax)
        return {};
    QHash<QString, QString> fields;
    const QList<QByteArray> pairs = body.isEmpty() ? QList<QByteArray>() : body.split('&');
    if (pairs.size() > OperatorSite::fieldsMax)
        return {};
    for (const QByteArray& pair : pairs) {
        const qsizetype middle = pair.indexOf('=');
        const auto plain = [](QByteArray part) { return QByteArray::fromPercentEncoding(part.replace('+', ' ')); };
        const QByteArray name = plain(pair.left(middle)),
                         value = middle < 0 ? QByteArray() : plain(pair.mid(middle + 1));
        if (!name.isValidUtf8() || !value.isValidUtf8() || fields.contains(QString::fromUtf8(name)))
            return {};
        fields.insert(QString::fromUtf8(name), QString::fromUtf8(value));
    }
    return fields;
}

QByteArray cookieOf(const QByteArray& header, QByteArrayView name)
{
    for (const QByteArray& part : header.split(';')) {
        const QByteArray pair = part.trimmed();
        if (pair.size() > name.size() && pair.startsWith(name) && pair.at(name.size()) == '=')
            return pair.mid(name.size() + 1);
    }
    return {};
}

} // namespace naru::hub
