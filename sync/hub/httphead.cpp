// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/httphead.h"

#include <QByteArray>

namespace naru::hub {

namespace {

Measured refused(int status)
{
    return {Measured::Is::Refused, 0, false, status};
}

bool isNamed(QByteArrayView line, QByteArrayView name)
{
    return line.size() > name.size() && line[name.size()] == ':'
        && line.first(name.size()).compare(name, Qt::CaseInsensitive) == 0;
}

/// Digits and nothing else, so that no two readers of one request can disagree.
qint64 lengthOf(QByteArrayView text)
{
    constexpr qsizetype digitsMax = 12;
    if (text.isEmpty() || text.size() > digitsMax)
        return -1;
    for (const char c : text) {
        if (c < '0' || c > '9')
            return -1;
    }
    return text.toLongLong();
}

} // namespace

Measured measure(QByteArrayView received, qsizetype bodyBytesMax)
{
    const qsizetype firstLine = received.indexOf('\n');
    if ((firstLine < 0 ? received.size() : firstLine) > requestLineBytesMax)
        return refused(414);
    const qsizetype end = received.first(std::min(received.size(), headBytesMax)).indexOf("\r\n\r\n");
    if (end < 0)
        return received.size() >= headBytesMax ? refused(431) : Measured();
    Measured found;
    qint64 length = -1;
    QByteArrayView rest = received.first(end);
    while (!rest.isEmpty()) {
        const qsizetype at = rest.indexOf("\r\n");
        const QByteArrayView line = at < 0 ? rest : rest.first(at);
        rest = at < 0 ? QByteArrayView() : rest.sliced(at + 2);
        if (line.contains('\n') || line.contains('\0'))
            return refused(400);
        if (isNamed(line, "transfer-encoding"))
            return refused(411);
        if (isNamed(line, "content-length")) {
            const qint64 said = lengthOf(line.sliced(15).trimmed());
            if (said < 0 || length >= 0)
                return refused(400);
            length = said;
        }
        if (isNamed(line, "expect"))
            found.wantsContinue = true;
    }
    if (length > bodyBytesMax)
        return refused(413);
    found.bytes = end + 4 + std::max<qint64>(length, 0);
    found.is = received.size() >= found.bytes ? Measured::Is::Whole : Measured::Is::Partial;
    found.wantsContinue = found.wantsContinue && found.is == Measured::Is::Partial;
    return found;
}

} // namespace naru::hub
