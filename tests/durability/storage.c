/* Count, fail, kill at, or write down each storage call under one folder; loaded before the C library (LD_PRELOAD).
 *
 * `storage_arm` is called in a process of its own, so that nothing is counted before. In `recording`, each call is appended to a
 * file: a line "name|path|offset|length|other path", then so many bytes; the calls of a process come in their order.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char under[4096];
static long counted, wanted;
static int failure, reads_too, recorder = -1;

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

/* failure > 0: errno of the wanted call; -1: be killed instead of it; 0: only count. Returns nothing. */
void storage_arm(const char *folder, long nth, int what, int also_reads, const char *record) {
    counted = 0;
    wanted = nth;
    failure = what;
    reads_too = also_reads;
    recorder = record && *record ? NEXT(open)(record, O_WRONLY | O_CREAT | O_APPEND, 0600) : -1;
    snprintf(under, sizeof under, "%s", folder);
}

long storage_counted(void) { return counted; }

static int inside(const char *path) {
    size_t length = strlen(under);
    return length && path && !strncmp(path, under, length) && (path[length] == '/' || !path[length]);
}

static const char *path_of(int fd, char *path) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = NEXT(readlink)(link, path, 4095);
    path[length < 0 ? 0 : length] = 0;
    return path;
}

/* Say whether the call under way is to fail; errno is then set. */
static int stopped(void) {
    if (++counted != wanted || !failure) return 0;
    if (failure < 0) kill(getpid(), SIGKILL);
    errno = failure;
    return 1;
}

static void note(const char *call, const char *path, long offset, const void *data, size_t length, const char *other) {
    if (recorder < 0) return;
    char line[9000];
    int size = snprintf(line, sizeof line, "%s|%s|%ld|%zu|%s\n", call, path, offset, length, other);
    __typeof__(&write) put = NEXT(write);
    if (put(recorder, line, size) != size || (length && put(recorder, data, length) != (ssize_t)length)) abort();
}

#define ON_PATH(call, path, other, run) \
    if (inside(path)) { \
        if (stopped()) return -1; \
        int kept = run; \
        if (!kept) note(call, path, 0, NULL, 0, other); \
        return kept; \
    } \
    return run;

#define ON_FILE(call, run) \
    char path[4096]; \
    if (inside(path_of(fd, path))) { \
        if (stopped()) return -1; \
        int kept = run; \
        if (!kept) note(call, path, 0, NULL, 0, ""); \
        return kept; \
    } \
    return run;

#define WRITES(name, ...) \
    char path[4096]; \
    if (inside(path_of(fd, path))) { \
        if (stopped()) return -1; \
        ssize_t kept = NEXT(name)(__VA_ARGS__); \
        if (kept > 0) note("write", path, (long)offset, data, (size_t)kept, ""); \
        return kept; \
    } \
    return NEXT(name)(__VA_ARGS__);

#define READS(name, ...) \
    char path[4096]; \
    if (reads_too && inside(path_of(fd, path)) && stopped()) return -1; \
    return NEXT(name)(__VA_ARGS__);

ssize_t pwrite(int fd, const void *data, size_t length, off_t offset) { WRITES(pwrite, fd, data, length, offset) }
ssize_t pwrite64(int fd, const void *data, size_t length, off64_t offset) { WRITES(pwrite64, fd, data, length, offset) }
ssize_t write(int fd, const void *data, size_t length) {
    off_t offset = lseek(fd, 0, SEEK_CUR);
    WRITES(write, fd, data, length)
}
ssize_t pread(int fd, void *data, size_t length, off_t offset) { READS(pread, fd, data, length, offset) }
ssize_t pread64(int fd, void *data, size_t length, off64_t offset) { READS(pread64, fd, data, length, offset) }
ssize_t read(int fd, void *data, size_t length) { READS(read, fd, data, length) }
int fsync(int fd) { ON_FILE("sync", NEXT(fsync)(fd)) }
int fdatasync(int fd) { ON_FILE("sync", NEXT(fdatasync)(fd)) }

#define CUTS(name) \
    char path[4096]; \
    if (inside(path_of(fd, path))) { \
        if (stopped()) return -1; \
        int kept = NEXT(name)(fd, length); \
        if (!kept) note("cut", path, (long)length, NULL, 0, ""); \
        return kept; \
    } \
    return NEXT(name)(fd, length);

int ftruncate(int fd, off_t length) { CUTS(ftruncate) }
int ftruncate64(int fd, off64_t length) { CUTS(ftruncate64) }
int unlink(const char *path) { ON_PATH("unlink", path, "", NEXT(unlink)(path)) }
int rmdir(const char *path) { ON_PATH("rmdir", path, "", NEXT(rmdir)(path)) }
int mkdir(const char *path, mode_t mode) { ON_PATH("mkdir", path, "", NEXT(mkdir)(path, mode)) }
int rename(const char *path, const char *to) { ON_PATH("rename", path, to, NEXT(rename)(path, to)) }
int link(const char *path, const char *to) { ON_PATH("link", path, to, NEXT(link)(path, to)) }

#define OPENS(name, ...) \
    mode_t mode = 0; \
    if (flags & (O_CREAT | O_TMPFILE)) { va_list rest; va_start(rest, flags); mode = va_arg(rest, mode_t); va_end(rest); } \
    int changes = flags & (O_CREAT | O_TRUNC); \
    if (inside(path) && (changes || reads_too)) { \
        int new = changes && NEXT(access)(path, F_OK); \
        if (stopped()) return -1; \
        int kept = NEXT(name)(__VA_ARGS__); \
        if (kept >= 0 && new) note("make", path, 0, NULL, 0, ""); \
        else if (kept >= 0 && flags & O_TRUNC) note("cut", path, 0, NULL, 0, ""); \
        return kept; \
    } \
    return NEXT(name)(__VA_ARGS__);

int open(const char *path, int flags, ...) { OPENS(open, path, flags, mode) }
int open64(const char *path, int flags, ...) { OPENS(open64, path, flags, mode) }
int openat(int folder, const char *path, int flags, ...) { OPENS(openat, folder, path, flags, mode) }
int openat64(int folder, const char *path, int flags, ...) { OPENS(openat64, folder, path, flags, mode) }
