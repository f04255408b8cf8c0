// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QString>
#include <QTest>

namespace naru::test {

/// The vectors that are too many for the repository: NARU_VECTORS, else beside the checkout.
inline QString sharedVectors()
{
    const QString named = qEnvironmentVariable("NARU_VECTORS");
    return named.isEmpty() ? QStringLiteral(NARU_SOURCE_DIR "/../shared/vectors") : named;
}

/// Bytes of a hexadecimal file, white space ignored; empty where it is absent.
inline QByteArray sharedHex(const char* path)
{
    QFile file(QDir(sharedVectors()).filePath(QLatin1StringView(path)));
    return file.open(QIODevice::ReadOnly) ? QByteArray::fromHex(file.readAll()) : QByteArray();
}

} // namespace naru::test

/// First line of a test that needs a shared vector.
#define NARU_NEEDS_VECTOR(path)                                                                                        \
    if (!QFile::exists(QDir(::naru::test::sharedVectors()).filePath(QLatin1StringView(path))))                         \
    QSKIP("no shared vector " path)
