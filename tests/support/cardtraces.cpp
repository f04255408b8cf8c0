// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cardtraces.h"

#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QStringList>
#include <QTemporaryDir>

namespace naru::test {

namespace {

constexpr int gapMax = 3; ///< UTF-32 has three zero bytes between two digits

bool isGap(char c)
{
    return QByteArrayView(" -./,_\t\r\n|'\"\xc2\xa0").contains(c) || c == '\0';
}

} // namespace

CardTraces::CardTraces(QByteArray digits)
    : m_digits(std::move(digits))
{
    QString wide;
    for (const char digit : m_digits)
        wide += QChar(0xff10 + digit - '0');
    const auto utf16 = [](const QString& text) {
        return QByteArray(reinterpret_cast<const char*>(text.utf16()), text.size() * qsizetype(sizeof(char16_t)));
    };
    m_needles = {{QStringLiteral("full-width"), wide.toUtf8()}, {QStringLiteral("full-width UTF-16"), utf16(wide)},
        {QStringLiteral("hexadecimal"), m_digits.toHex()}};
    for (int shift = 0; shift < 3; ++shift) { // Base64 has three ways to stand
        constexpr qsizetype edge = 4;
        const QByteArray whole = (QByteArray(shift, '\0') + m_digits).toBase64(QByteArray::OmitTrailingEquals);
        m_needles.append({QStringLiteral("Base64"), whole.mid(shift ? edge : 0).chopped(edge)});
    }
}

bool CardTraces::hasDigits(QByteArrayView bytes) const
{
    for (qsizetype start = bytes.indexOf(m_digits.front()); start >= 0;
         start = bytes.indexOf(m_digits.front(), start + 1)) {
        qsizetype found = 1, gap = 0;
        for (qsizetype at = start + 1; at < bytes.size() && found < m_digits.size() && gap <= gapMax; ++at) {
            if (bytes[at] == m_digits[found]) {
                ++found;
                gap = 0;
            } else if (isGap(bytes[at])) {
                ++gap;
            } else {
                break;
            }
        }
        if (found == m_digits.size())
            return true;
    }
    return false;
}

/// Two digits to a byte. An odd number of halves in front moves all by one: the middle is looked for, and both ends.
bool CardTraces::hasPacked(QByteArrayView bytes) const
{
    const QByteArray even = QByteArray::fromHex(m_digits);
    if (bytes.contains(even))
        return true;
    const QByteArray middle = QByteArray::fromHex(m_digits.mid(1, m_digits.size() - 2));
    for (qsizetype at = bytes.indexOf(middle, 1); at > 0; at = bytes.indexOf(middle, at + 1)) {
        const qsizetype after = at + middle.size();
        if (after < bytes.size() && (bytes[at - 1] & 0x0f) == m_digits.front() - '0'
            && (quint8(bytes[after]) >> 4) == m_digits.back() - '0')
            return true;
    }
    return false;
}

QStringList CardTraces::inPdf(QByteArrayView bytes) const
{
    QStringList ways;
    for (qsizetype at = bytes.indexOf("stream\n"); at >= 0; at = bytes.indexOf("stream\n", at + 1)) {
        const QByteArrayView body = bytes.sliced(at + 7);
        if (!body.startsWith('\x78')) // the end of one, or one that is not packed
            continue;
        const QByteArray plain = qUncompress(QByteArray("\0\x10\0\0", 4) + body.toByteArray());
        if (!plain.isEmpty() && (hasDigits(plain) || hasPacked(plain)))
            ways.append(QStringLiteral("in a stream of the PDF"));
    }
    const QString reader = QStandardPaths::findExecutable(QStringLiteral("pdftotext"));
    if (reader.isEmpty())
        return ways; // its letters are numbers of a font there
    QProcess letters;
    letters.start(reader, {QStringLiteral("-"), QStringLiteral("-")});
    letters.write(bytes.data(), bytes.size());
    letters.closeWriteChannel();
    if (letters.waitForFinished() && hasDigits(letters.readAllStandardOutput()))
        ways.append(QStringLiteral("in the letters of the PDF"));
    return ways;
}

QStringList CardTraces::in(QByteArrayView bytes) const
{
    QStringList ways;
    if (hasDigits(bytes))
        ways.append(QStringLiteral("digits"));
    if (hasPacked(bytes))
        ways.append(QStringLiteral("packed digits"));
    for (const auto& [name, needle] : m_needles) {
        if (bytes.contains(needle))
            ways.append(name);
    }
    return bytes.startsWith("%PDF") ? ways + inPdf(bytes) : ways;
}

QStringList CardTraces::inFolder(const QString& folder) const
{
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!QFileInfo(file).isFile() || !file.open(QIODevice::ReadOnly))
            continue;
        ++m_files;
        for (const QString& way : in(file.readAll()))
            found.append(file.fileName() + QStringLiteral(": ") + way);
    }
    return found;
}

} // namespace naru::test
