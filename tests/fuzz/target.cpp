// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/target.h"

#include "app/codec/text.h"

namespace naru::fuzz {

namespace {
QList<Target>& enlisted()
{
    static QList<Target> list;
    return list;
}
} // namespace

Enlist::Enlist(const Target& target)
{
    enlisted().append(target);
}

const QList<Target>& targets()
{
    return enlisted();
}

QByteArray unhexed(const QByteArray& file)
{
    if (file.isEmpty())
        return file;
    const auto bytes = codec::fromHex(file);
    return bytes ? *bytes : file;
}

} // namespace naru::fuzz
