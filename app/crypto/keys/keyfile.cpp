// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/keys/keyfile.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace naru::crypto {

namespace {

constexpr qsizetype fileBytesMax = 1024 * 1024;
constexpr mode_t ownerOnly = 0600;

class Descriptor {
public:
    explicit Descriptor(int fd)
        : m_fd(fd)
    {
    }
    ~Descriptor()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    bool isOpen() const { return m_fd >= 0; }
    int number() const { return m_fd; }
    qsizetype size() const
    {
        struct stat status { };
        return ::fstat(m_fd, &status) == 0 && S_ISREG(status.st_mode) ? static_cast<qsizetype>(status.st_size) : -1;
    }

private:
    const int m_fd;
};

Fault unavailable(const char* step)
{
    return Fault(CryptoFault::KeyStoreUnavailable,
        QString::fromLatin1(step) + QStringLiteral(": ") + QString::fromLocal8Bit(std::strerror(errno)));
}

bool writeAll(int fd, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const auto written = ::write(fd, bytes.data(), static_cast<std::size_t>(bytes.size()));
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes = bytes.sliced(written);
    }
    return true;
}

bool readAll(int fd, Secret& into)
{
    for (qsizetype at = 0; at < into.size();) {
        const auto taken = ::read(fd, into.data() + at, static_cast<std::size_t>(into.size() - at));
        if (taken < 0 && errno == EINTR)
            continue;
        if (taken <= 0)
            return false;
        at += taken;
    }
    return true;
}

/// Zeros over what a file held. On a disk that writes elsewhere each time this is the best a program can do.
void overwrite(const Descriptor& file)
{
    if (file.isOpen() && file.size() > 0 && ::lseek(file.number(), 0, SEEK_SET) == 0
        && writeAll(file.number(), QByteArray(file.size(), '\0')))
        ::fdatasync(file.number());
}

/// A folder entry is durable only once its folder is.
bool syncFolder(const QString& path)
{
    const QByteArray folder = QFile::encodeName(QFileInfo(path).path());
    const Descriptor opened(::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    return opened.isOpen() && ::fsync(opened.number()) == 0;
}

Result<void> writeFresh(const QByteArray& name, QByteArrayView bytes)
{
    // A crash may have left one behind, with keys in it.
    overwrite(Descriptor(::open(name.constData(), O_WRONLY | O_NOFOLLOW | O_CLOEXEC)));
    ::unlink(name.constData());
    const Descriptor file(::open(name.constData(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, ownerOnly));
    if (!file.isOpen())
        return unavailable("create");
    if (::fchmod(file.number(), ownerOnly) != 0 || !writeAll(file.number(), bytes) || ::fsync(file.number()) != 0) {
        const Fault fault = unavailable("write");
        overwrite(file);
        ::unlink(name.constData());
        return fault;
    }
    return {};
}

} // namespace

Result<Secret> readKeyFile(const QString& path)
{
    const Descriptor file(::open(QFile::encodeName(path).constData(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
    if (!file.isOpen()) {
        if (errno == ENOENT)
            return Secret();
        return unavailable("open");
    }
    const auto size = file.size();
    if (size < 0)
        return unavailable("read");
    if (size == 0 || size > fileBytesMax)
        return CryptoFault::KeyStoreDamaged;
    ::fchmod(file.number(), ownerOnly); // fails on a read-only medium; reading goes on
    Secret bytes(size);
    if (!readAll(file.number(), bytes))
        return unavailable("read");
    return bytes;
}

Result<void> replaceKeyFile(const QString& path, QByteArrayView bytes)
{
    const QByteArray target = QFile::encodeName(path), fresh = target + ".new";
    if (bytes.size() > fileBytesMax)
        return CryptoFault::KeyStoreUnavailable;
    if (const auto written = writeFresh(fresh, bytes); !written)
        return written;
    // Held open across the rename, so that its bytes can be overwritten once the new file stands for sure.
    const Descriptor former(::open(target.constData(), O_WRONLY | O_NOFOLLOW | O_CLOEXEC));
    if (::rename(fresh.constData(), target.constData()) != 0)
        return unavailable("rename");
    if (!syncFolder(path))
        return unavailable("sync");
    overwrite(former);
    return {};
}

} // namespace naru::crypto
